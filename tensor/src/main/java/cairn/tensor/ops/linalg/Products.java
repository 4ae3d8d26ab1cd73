package cairn.tensor.ops.linalg;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Products that insist on the number of dims of their operands.
public final class Products {
    private Products() {}

    /// Matrix times matrix: `[M, K] · [K, N] → [M, N]`.
    public static Tensor mm(String op, Tensor a, Tensor b) {
        if (a.rank() != 2 || b.rank() != 2)
            throw ShapeException.of(
                    op, "both operands must be matrices", shapes(a, b), "Use matmul for vectors and batches.");
        checkInner(op, a, b);
        return a.matmul(b);
    }

    /// Batch of matrices times batch of matrices: `[B, M, K] · [B, K, N] → [B, M, N]`. Batches are not broadcast.
    public static Tensor bmm(String op, Tensor a, Tensor b) {
        checkBatches(op, a, b);
        return a.matmul(b);
    }

    /// Matrix times vector: `[M, K] · [K] → [M]`.
    public static Tensor mv(String op, Tensor a, Tensor v) {
        if (a.rank() != 2 || v.rank() != 1)
            throw ShapeException.of(op, "operands must be a matrix and a vector", shapes(a, v));
        checkInner(op, a, v);
        return a.matmul(v);
    }

    /// Every product of two elements of two vectors: `[M] ⊗ [N] → [M, N]`.
    public static Tensor outer(String op, Tensor u, Tensor v) {
        if (u.rank() != 1 || v.rank() != 1)
            throw ShapeException.of(op, "both operands must be vectors", u.shape() + " ⊗ " + v.shape());
        return u.reshape(u.size(0), 1).matmul(v.reshape(1, v.size(0)));
    }

    /// Sums of products over the last dims: `[*A, K], [*B, K] → [*A, *B]`; the plain product where one is a scalar.
    public static Tensor inner(Tensor a, Tensor b) {
        if (a.rank() == 0 || b.rank() == 0) return a.mul(b);
        if (a.size(-1) != b.size(-1))
            throw ShapeException.of("inner", "the last dims must be equal", a.shape() + " and " + b.shape());
        int k = a.size(-1);
        Shape left = without(a.shape());
        Shape right = without(b.shape());
        Tensor y = a.reshape(left.numel(), k).matmul(b.reshape(right.numel(), k).transpose());
        return y.reshape(joined(left, right));
    }

    /// Sums of products along one dim, the others broadcast: `[*], [*] → [* without dim]`. PyTorch: `torch.linalg.vecdot`.
    public static Tensor vecdot(Tensor a, Tensor b, int dim) {
        return a.mul(b).sum(dim);
    }

    /// The sum of the diagonal of a matrix.
    public static Tensor trace(Tensor a) {
        if (a.rank() != 2) throw ShapeException.of("trace", "needs a matrix", a.shape());
        return a.diagonal(0, 0, 1).sum();
    }

    static void checkBatches(String op, Tensor a, Tensor b) {
        if (a.rank() != 3 || b.rank() != 3 || a.size(0) != b.size(0))
            throw ShapeException.of(
                    op, "operands must be [B, M, K] and [B, K, N]", shapes(a, b), "Use matmul to broadcast.");
        checkInner(op, a, b);
    }

    private static void checkInner(String op, Tensor a, Tensor b) {
        if (a.size(-1) != b.size(b.rank() == 1 ? 0 : -2)) throw ShapeException.innerDims(op, a.shape(), b.shape());
    }

    private static String shapes(Tensor a, Tensor b) {
        return a.shape() + " · " + b.shape();
    }

    private static Shape without(Shape s) {
        return Shape.of(Arrays.copyOf(s.dims(), s.rank() - 1));
    }

    private static int[] joined(Shape a, Shape b) {
        return IntStream.concat(Arrays.stream(a.dims()), Arrays.stream(b.dims()))
                .toArray();
    }
}
