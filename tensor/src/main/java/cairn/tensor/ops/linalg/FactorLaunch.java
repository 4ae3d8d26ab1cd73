package cairn.tensor.ops.linalg;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;

/// Eliminates below the diagonal of each of a batch of matrices, rows exchanged so that the largest element leads: `l` and `u`, zeros beside
/// their triangles, and the row that each row was exchanged with, counted from 1.
record FactorLaunch(Matrices a, Matrices l, Matrices u, View pivots, double[] work, double[] lower, double[] upper)
        implements Launch {
    FactorLaunch(Matrices a, Matrices l, Matrices u, View pivots) {
        this(a, l, u, pivots, a.room(), l.room(), u.room());
    }

    @Override
    public void run() {
        int k = l.cols();
        for (int i = 0; i < a.count(); i++) {
            a.read(i, work);
            for (int c = 0; c < k; c++) eliminate(c, pivots.start() + i * k + c);
            split();
            l.write(i, lower);
            u.write(i, upper);
        }
    }

    private void eliminate(int c, int pivotAt) {
        int n = a.cols();
        int p = c;
        for (int i = c + 1; i < a.rows(); i++) if (Math.abs(work[i * n + c]) > Math.abs(work[p * n + c])) p = i;
        pivots.buffer().longs()[pivotAt] = p + 1L;
        if (p != c) Triangles.swapRows(work, n, c, p, n);
        if (work[c * n + c] == 0) return;
        for (int i = c + 1; i < a.rows(); i++) {
            double f = work[i * n + c] /= work[c * n + c];
            for (int j = c + 1; j < n; j++) work[i * n + j] -= f * work[c * n + j];
        }
    }

    private void split() {
        int n = a.cols();
        for (int i = 0; i < l.rows(); i++)
            for (int j = 0; j < l.cols(); j++) lower[i * l.cols() + j] = i > j ? work[i * n + j] : i == j ? 1 : 0;
        for (int i = 0; i < u.rows(); i++) for (int j = 0; j < n; j++) upper[i * n + j] = i <= j ? work[i * n + j] : 0;
    }

    @Override
    public void access(Access access) {
        access.reads(a.view());
        access.writes(l.view());
        access.writes(u.view());
        access.writes(pivots);
    }
}
