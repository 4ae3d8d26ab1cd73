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

/// The solution of `A · X = B` where only one triangle of `A` counts: `dB = A⁻ᵀ · dX`, `dA` is that triangle of `−dB · Xᵀ`.
/// Shape: `[…, N, N], […, N, K] → […, N, K]`, batch dims broadcast.
///
/// PyTorch: `torch.linalg.solve_triangular`.
public final class SolveTriangular {
    private SolveTriangular() {}

    /// The solution for every matrix of a batch.
    ///
    /// @param upper whether the upper triangle counts, else the lower
    /// @param unit whether the diagonal counts as 1
    public static Tensor of(Tensor a, Tensor b, boolean upper, boolean unit) {
        Shape left = Matrices.squareBatch("solveTriangular", a);
        if (b.rank() < 2 || b.size(-2) != a.size(-1))
            throw ShapeException.of("solveTriangular", "b must be […, N=%d, K]".formatted(a.size(-1)), b.shape());
        Shape batch = Shape.broadcast("solveTriangular", left, MatMul.leading(b.shape()));
        Matrices x = Matrices.allocate(batch, b.size(-2), b.size(-1));
        Engine.launch(new SolveLaunch(Matrices.of(a, batch), Matrices.of(b, batch), x, upper, unit));
        Tensor y = new ArrayTensor(x.view());
        return Autograd.record(y, new Backward(Saved.of(a), Saved.of(y), upper, unit), a, b);
    }

    private record SolveLaunch(
            Matrices a, Matrices b, Matrices x, boolean upper, boolean unit, double[] triangle, double[] work)
            implements Launch {
        SolveLaunch(Matrices a, Matrices b, Matrices x, boolean upper, boolean unit) {
            this(a, b, x, upper, unit, a.room(), b.room());
        }

        @Override
        public void run() {
            for (int i = 0; i < x.count(); i++) {
                a.read(i, triangle);
                b.read(i, work);
                if (upper) Triangles.solveUpper(triangle, a.rows(), a.rows(), unit, work, b.cols());
                else Triangles.solveLower(triangle, a.rows(), a.rows(), unit, work, b.cols());
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

    private record Backward(Saved a, Saved x, boolean upper, boolean unit) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            Tensor db = of(a.get().transpose(), dy, !upper, unit);
            dx.of(1, () -> db);
            dx.of(0, () -> triangle(db.matmul(x.get().transpose()).neg()));
        }

        private Tensor triangle(Tensor t) {
            int beside = unit ? 1 : 0;
            return upper ? t.triu(beside) : t.tril(-beside);
        }
    }
}
