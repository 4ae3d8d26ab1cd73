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
