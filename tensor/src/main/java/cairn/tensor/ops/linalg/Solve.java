package cairn.tensor.ops.linalg;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Launch;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The solution of linear equations: `A · X = B`, `dB = A⁻ᵀ · dX`, `dA = −dB · Xᵀ`, by elimination in double precision.
/// Shape: `[…, N, N], […, N, K] → […, N, K]`, batch dims broadcast.
public final class Solve {
    private Solve() {}

    /// PyTorch: `torch.linalg.solve`. `b` is a vector, or a batch of them, if it has the shape of `a` without its last dim, or one dim.
    public static Tensor of(Tensor a, Tensor b) {
        Shape batch = Matrices.squareBatch("solve", a);
        int[] rows = Arrays.copyOf(a.shape().dims(), a.rank() - 1);
        if (b.rank() == 1 || Arrays.equals(rows, b.shape().dims())) {
            int[] column = Arrays.copyOf(b.shape().dims(), b.rank() + 1);
            column[b.rank()] = 1;
            Tensor x = of(a, b.reshape(column));
            return x.reshape(Arrays.copyOf(x.shape().dims(), x.rank() - 1));
        }
        if (b.rank() == 0 || b.size(-2) != a.size(-1))
            throw ShapeException.of("solve", "b must be […, N=%d, K]".formatted(a.size(-1)), b.shape());
        return matrices(Shape.broadcast("solve", batch, MatMul.leading(b.shape())), a, b);
    }

    /// The matrix whose product with `a` is the identity.
    public static Tensor inverse(Tensor a) {
        Shape batch = Matrices.squareBatch("inverse", a);
        return matrices(batch, a, Tensor.eye(a.size(-1)));
    }

    /// The tensor `y` with `tensordot(y, a, rank of b)` the identity, where the first `lead` dims of `a` are the rows of a matrix.
    /// PyTorch: `torch.linalg.tensorinv`.
    public static Tensor inverse(Tensor a, int lead) {
        int[] sizes = a.shape().dims();
        int[] rows = Arrays.copyOf(sizes, Math.clamp(lead, 0, sizes.length));
        int[] cols = Arrays.copyOfRange(sizes, rows.length, sizes.length);
        int n = Shape.of(rows).numel();
        if (lead < 1 || lead >= sizes.length || n != Shape.of(cols).numel())
            throw ShapeException.of(
                    "tensorInverse",
                    "the first %d dims must hold as many elements as the rest".formatted(lead),
                    a.shape());
        int[] turned =
                IntStream.concat(Arrays.stream(cols), Arrays.stream(rows)).toArray();
        return inverse(a.reshape(n, n)).reshape(turned);
    }

    /// The tensor `x` with `tensordot(a, x, rank of x) = b`, where the first dims of `a` are those of `b`. PyTorch:
    /// `torch.linalg.tensorsolve`.
    public static Tensor tensor(Tensor a, Tensor b) {
        int[] sizes = a.shape().dims();
        int n = b.numel();
        int lead = Math.min(b.rank(), sizes.length);
        int[] rest = Arrays.copyOfRange(sizes, lead, sizes.length);
        if (a.numel() != n * n || Shape.of(rest).numel() != n)
            throw ShapeException.of(
                    "tensorSolve",
                    "a must be [*b, *x] with as many elements in x as in b",
                    a.shape() + " and " + b.shape());
        return of(a.reshape(n, n), b.reshape(n)).reshape(rest);
    }

    private static Tensor matrices(Shape batch, Tensor a, Tensor b) {
        Matrices x = Matrices.allocate(batch, a.size(-1), b.size(-1));
        Engine.launch(new SolveLaunch(Matrices.of(a, batch), Matrices.of(b, batch), x));
        Tensor y = new ArrayTensor(x.view());
        return Autograd.record(y, new Backward(Saved.of(a), Saved.of(y)), a, b);
    }

    private record SolveLaunch(Matrices a, Matrices b, Matrices x, double[] lu, double[] work, int[] pivots)
            implements Launch {
        SolveLaunch(Matrices a, Matrices b, Matrices x) {
            this(a, b, x, a.room(), b.room(), new int[a.rows()]);
        }

        @Override
        public void run() {
            for (int i = 0; i < x.count(); i++) {
                a.read(i, lu);
                if (Triangles.factor(lu, a.rows(), pivots) == 0)
                    throw new ArithmeticException("solve, inverse: matrix %d of the batch is singular.".formatted(i));
                b.read(i, work);
                Triangles.solve(lu, a.rows(), pivots, work, b.cols());
                x.write(i, work);
            }
        }

        @Override
        public void access(Access access) {
            access.reads(a.view());
            access.reads(b.view());
            access.writes(x.view());
        }
    }

    private record Backward(Saved a, Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            Tensor db = of(a.get().transpose(), dy);
            dx.of(1, () -> db);
            dx.of(0, () -> db.matmul(x.get().transpose()).neg());
        }
    }
}
