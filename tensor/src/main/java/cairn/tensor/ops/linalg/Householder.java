package cairn.tensor.ops.linalg;

import cairn.tensor.engine.Launch;
import java.util.Arrays;

/// Decomposes each of a batch of matrices by reflections (Householder, 1958): `a = q · r`, with the signs LAPACK gives them.
///
/// @param q `[M, K]`, and `r` `[K, N]`, where `K` is `min(M, N)`, or `M` for a square `q`
/// @param work a matrix, into whose lower triangle the reflections go
/// @param scale the factor of each reflection
record Householder(Matrices a, Matrices q, Matrices r, double[] work, double[] basis, double[] triangle, double[] scale)
        implements Launch {
    Householder(Matrices a, Matrices q, Matrices r) {
        this(a, q, r, a.room(), q.room(), r.room(), new double[Math.min(a.rows(), a.cols())]);
    }

    @Override
    public void run() {
        for (int i = 0; i < a.count(); i++) {
            a.read(i, work);
            for (int k = 0; k < scale.length; k++) reflect(k);
            copyTriangle();
            r.write(i, triangle);
            formBasis();
            q.write(i, basis);
        }
    }

    /// Finds the reflection that clears column `k` below the diagonal, and applies it to the columns to the right.
    private void reflect(int k) {
        int n = a.cols();
        double below = 0;
        for (int i = k + 1; i < a.rows(); i++) below += work[i * n + k] * work[i * n + k];
        scale[k] = 0;
        if (below == 0) return;
        double alpha = work[k * n + k];
        double beta = -Math.copySign(Math.sqrt(alpha * alpha + below), alpha);
        scale[k] = (beta - alpha) / beta;
        for (int i = k + 1; i < a.rows(); i++) work[i * n + k] /= alpha - beta;
        work[k * n + k] = beta;
        for (int j = k + 1; j < n; j++) apply(k, work, n, j);
    }

    /// Reflects column `j` of `x` by reflection `k`, whose first element is 1.
    private void apply(int k, double[] x, int width, int j) {
        int n = a.cols();
        double s = x[k * width + j];
        for (int i = k + 1; i < a.rows(); i++) s += work[i * n + k] * x[i * width + j];
        s *= scale[k];
        x[k * width + j] -= s;
        for (int i = k + 1; i < a.rows(); i++) x[i * width + j] -= s * work[i * n + k];
    }

    private void copyTriangle() {
        for (int i = 0; i < r.rows(); i++)
            for (int j = 0; j < r.cols(); j++) triangle[i * r.cols() + j] = i <= j ? work[i * a.cols() + j] : 0;
    }

    /// The reflections, last to first, applied to the identity.
    private void formBasis() {
        int k = q.cols();
        Arrays.fill(basis, 0);
        for (int i = 0; i < k; i++) basis[i * k + i] = 1;
        for (int p = scale.length - 1; p >= 0; p--) for (int j = p; j < k; j++) apply(p, basis, k, j);
    }

    @Override
    public void access(Access access) {
        access.reads(a.view());
        access.writes(q.view());
        access.writes(r.view());
    }
}
