package cairn.examples;

import cairn.tensor.Index;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;

/// Tensors: arrays of numbers with any number of dimensions.
///
/// It prints
/// ```text
/// a =
/// [[1., 2., 3.],
///  [4., 5., 6.]]  [2, 3]
/// …
/// a + row =
/// [[11., 22., 33.],
///  [14., 25., 36.]]  [2, 3]
/// …
/// matmul: inner dimensions differ, x[…, K=3] · w[K=2, N=3]. x is [2, 3], w is [2, 3]. Did you mean w.transpose()?
/// ```
public final class Example01Tensor {
    public static void main(String[] args) {
        // From Java arrays, or filled. Printing shows the values, then the shape.
        Tensor a = Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}}); // [2, 3]
        show("a", a);
        show("zeros", Tensor.zeros(2, 2));
        show("arange", Tensor.arange(6)); // whole numbers: I64
        show("linspace", Tensor.linspace(0, 1, 5));

        // Element by element. A shorter operand is repeated where its size is 1 or missing: broadcasting.
        Tensor row = Tensor.of(new float[] {10, 20, 30}); // [3]
        Tensor column = Tensor.of(new float[] {1, -1}, 2, 1); // [2, 1]
        show("a + row", a.add(row)); // [2, 3]
        show("a * column", a.mul(column)); // [2, 3]
        show("sqrt(a) - 1", a.sqrt().sub(1));
        show("a > 2", a.gt(2)); // truth values: BOOL

        // Over dimensions: 0 are the rows, 1 the columns, -1 is the last one.
        show("sum", a.sum()); // one number: []
        show("mean over rows", a.mean(0)); // [3]
        show("softmax of rows", a.softmax(-1)); // [2, 3]

        // Matrices.
        Tensor b = Tensor.eye(3).mul(2); // [3, 3]
        show("a . b", a.matmul(b)); // [2, 3]
        show("a . aT", a.matmul(a.transpose())); // [2, 2]

        // Parts. These are views: they share the memory of a.
        show("row 1", a.get(1));
        show("element", a.get(1, 2));
        show("columns 1 to the end", a.get(Index.all(), Index.from(1)));
        show("reshaped", a.reshape(3, 2));
        Tensor v = Tensor.zeros(2, 3);
        v.get(0).fillInPlace(7); // methods named InPlace change what is there, all others make a new tensor
        show("changed through a view", v);

        // Random numbers depend on the seed alone, not on the number of threads.
        Rng.seed(1);
        show("normal", Tensor.randn(3));
        Rng.seed(1);
        show("the same again", Tensor.randn(3));

        // Back to Java.
        float total = a.sum().item();
        float[] values = a.reshape(-1).toFloatArray();
        System.out.println(total + " is the sum of " + values.length + " numbers");

        // Shapes that do not fit are explained.
        try {
            a.matmul(Tensor.ones(2, 3));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void show(String name, Tensor t) {
        System.out.println(name + " =\n" + t);
    }
}
