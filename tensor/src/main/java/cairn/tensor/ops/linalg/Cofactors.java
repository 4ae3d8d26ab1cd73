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
import java.util.Arrays;

/// The matrix of cofactors `C = det(A) · A⁻ᵀ`, the gradient of the determinant; right for singular matrices too.
///
/// From `A` with rows and columns exchanged, `P·A·Q = L·U`: with `U = [V v; 0 ε]`, `det(U)·U⁻¹ = det(V)·[ε·V⁻¹, −V⁻¹·v; 0, 1]`, which
/// does not divide by the last pivot `ε`. If more pivots are 0, so are all cofactors. Shape: `[…, N, N] → […, N, N]`.
final class Cofactors {
    private Cofactors() {}

    static Tensor of(Tensor a) {
        Shape batch = MatMul.leading(a.shape());
        Matrices c = Matrices.allocate(batch, a.size(-1), a.size(-1));
        Engine.launch(new CofactorsLaunch(Matrices.of(a, batch), c));
        return Autograd.record(new ArrayTensor(c.view()), new Backward(Saved.of(a)), a);
    }

    private record CofactorsLaunch(Matrices a, Matrices c, double[] lu, double[] adjugate, int[] rows, int[] cols)
            implements Launch {
        CofactorsLaunch(Matrices a, Matrices c) {
            this(a, c, a.room(), a.room(), new int[a.rows()], new int[a.rows()]);
        }

        @Override
        public void run() {
            for (int i = 0; i < a.count(); i++) {
                a.read(i, lu);
                double sign = Triangles.factorCompletely(lu, a.rows(), rows, cols);
                adjugateOfU(sign);
                Triangles.solveLowerRight(lu, a.rows(), adjugate);
                put(i);
            }
        }

        /// `sign · det(U) · U⁻¹`
        private void adjugateOfU(double sign) {
            int n = a.rows();
            Arrays.fill(adjugate, 0);
            if (n == 0) return;
            double det = sign;
            for (int k = 0; k < n - 1; k++) det *= lu[k * n + k];
            if (det == 0) return;
            double last = lu[n * n - 1];
            for (int k = 0; k < n - 1; k++) adjugate[k * n + k] = det * last;
            for (int k = 0; k < n - 1; k++) adjugate[k * n + n - 1] = -det * lu[k * n + n - 1];
            adjugate[n * n - 1] = det;
            Triangles.solveUpper(lu, n, n - 1, false, adjugate, n);
        }

        /// Row `i` and column `j` of the adjugate of `L·U` belong to column `cols[i]` and row `rows[j]` of `A`.
        private void put(int matrix) {
            int n = a.rows();
            for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) lu[rows[j] * n + cols[i]] = adjugate[i * n + j];
            c.write(matrix, lu);
        }

        @Override
        public void access(Access access) {
            access.reads(a.view());
            access.writes(c.view());
        }
    }

    /// `dA = det · (⟨dC, B⟩ · B − B · dCᵀ · B)` with `B = A⁻ᵀ`; only matrices that have an inverse have this second derivative.
    private record Backward(Saved a) implements GradFn {
        @Override
        public void backward(Tensor dc, Gradients dx) {
            dx.of(0, () -> {
                Tensor b = Solve.inverse(a.get()).transpose();
                Tensor along = dc.mul(b).sum(true, -2, -1);
                Tensor bend = b.matmul(dc.transpose()).matmul(b);
                return b.mul(along).sub(bend).mul(Det.perMatrix(Det.of(a.get())));
            });
        }
    }
}
