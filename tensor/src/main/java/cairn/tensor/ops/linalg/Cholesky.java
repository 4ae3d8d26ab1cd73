package cairn.tensor.ops.linalg;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Launch;

/// The lower triangle `L` with `A = L · Lᵀ` for symmetric positive definite `A`, whose lower triangle alone is read. With `Φ` the lower
/// triangle with half the diagonal, `dA` is the symmetric part of `L⁻ᵀ · Φ(Lᵀ·dL) · L⁻¹`
/// (Murray, 2016, arXiv:1602.07527). Shape: `[…, N, N] → […, N, N]`.
///
/// PyTorch: `torch.linalg.cholesky`.
public final class Cholesky {
    private Cholesky() {}

    public static Tensor of(Tensor a) {
        Shape batch = Matrices.squareBatch("cholesky", a);
        Matrices l = Matrices.allocate(batch, a.size(-1), a.size(-1));
        Engine.launch(new CholeskyLaunch(Matrices.of(a, batch), l));
        Tensor y = new ArrayTensor(l.view());
        return Autograd.record(y, new Backward(Saved.of(y)), a);
    }

    private record CholeskyLaunch(Matrices a, Matrices l, double[] work) implements Launch {
        CholeskyLaunch(Matrices a, Matrices l) {
            this(a, l, a.room());
        }

        @Override
        public void run() {
            for (int i = 0; i < a.count(); i++) {
                a.read(i, work);
                int row = Triangles.cholesky(work, a.rows());
                if (row >= 0)
                    throw new ArithmeticException(
                            "cholesky: matrix %d of the batch is not positive definite, its leading minor of order %d is not positive."
                                    .formatted(i, row + 1));
                l.write(i, work);
            }
        }

        @Override
        public void access(Access access) {
            access.reads(a.view());
            access.writes(l.view());
        }
    }

    private record Backward(Saved l) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            Tensor lt = l.get().transpose();
            Tensor p = lt.matmul(dy.tril());
            Tensor phi = p.tril().sub(p.mul(Tensor.eye(p.size(-1)).mul(0.5f)));
            Tensor left = SolveTriangular.of(lt, phi, true, false); // L⁻ᵀ·Φ
            Tensor g = SolveTriangular.of(lt, left.transpose(), true, false).transpose(); // …·L⁻¹
            dx.of(0, () -> g.add(g.transpose()).mul(0.5f));
        }
    }
}
