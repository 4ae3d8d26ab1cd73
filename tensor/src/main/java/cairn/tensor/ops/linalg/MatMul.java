package cairn.tensor.ops.linalg;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import java.util.Arrays;

/// Matrix product: `y = a · b`, `da = dy · bᵀ`, `db = aᵀ · dy`. Shape: `[…, M, K] · […, K, N] → […, M, N]`, batch dims broadcast.
public final class MatMul {
    private MatMul() {}

    public static Tensor of(Tensor a, Tensor b) {
        if (a.rank() == 0 || b.rank() == 0)
            throw ShapeException.of(
                    "matmul",
                    "both operands need at least one dim",
                    a.shape() + " · " + b.shape(),
                    "Use mul for scalars.");
        if (a.size(-1) != b.size(b.rank() == 1 ? 0 : -2))
            throw ShapeException.innerDims("matmul", a.shape(), b.shape());
        if (a.rank() == 1 && b.rank() == 1) return a.mul(b).sum();
        if (a.rank() == 1) return dropped(of(a.reshape(1, -1), b), -2);
        if (b.rank() == 1) return dropped(of(a, b.reshape(-1, 1)), -1);
        Tensor y = product(a.to(DType.F32), b.to(DType.F32));
        return Autograd.record(y, new Backward(Saved.of(a), Saved.of(b)), a, b);
    }

    private static Tensor dropped(Tensor y, int dim) {
        int d = y.shape().normalize("matmul", dim);
        int[] sizes = y.shape().dims();
        System.arraycopy(sizes, d + 1, sizes, d, sizes.length - d - 1);
        return y.reshape(Arrays.copyOf(sizes, sizes.length - 1));
    }

    private static Tensor product(Tensor a, Tensor b) {
        int[] batch = Shape.broadcast("matmul", leading(a.shape()), leading(b.shape()))
                .dims();
        View y = View.allocate(DType.F32, Shape.of(followedBy(batch, a.size(-2), b.size(-1))));
        View av = ArrayTensor.view(a).expand(Shape.of(followedBy(batch, a.size(-2), a.size(-1))));
        View bv = ArrayTensor.view(b).expand(Shape.of(followedBy(batch, b.size(-2), b.size(-1))));
        Engine.launch(new MatMulLaunch(av, bv, y));
        return new ArrayTensor(y);
    }

    private static Shape leading(Shape s) {
        return Shape.of(Arrays.copyOf(s.dims(), s.rank() - 2));
    }

    private static int[] followedBy(int[] batch, int rows, int cols) {
        int[] d = Arrays.copyOf(batch, batch.length + 2);
        d[batch.length] = rows;
        d[batch.length + 1] = cols;
        return d;
    }

    private record Backward(Saved a, Saved b) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.matmul(b.get().transpose()));
            dx.of(1, () -> a.get().transpose().matmul(dy));
        }
    }
}
