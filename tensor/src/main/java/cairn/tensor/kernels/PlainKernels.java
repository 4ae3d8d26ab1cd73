package cairn.tensor.kernels;

/// The kernels in plain Java: one loop each, as the formula reads.
public final class PlainKernels implements Kernels {
    @Override
    public void unary(Unary op, float[] x, int xo, int xs, float[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = op.at(x[xo + i * xs]);
    }

    @Override
    public void binary(
            Binary op, float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = op.at(a[ao + i * as], b[bo + i * bs]);
    }

    @Override
    public void ternary(
            Ternary op,
            float[] a,
            int ao,
            int as,
            float[] b,
            int bo,
            int bs,
            float[] c,
            int co,
            int cs,
            float[] y,
            int yo,
            int ys,
            int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = op.at(a[ao + i * as], b[bo + i * bs], c[co + i * cs]);
    }

    @Override
    public float reduce(Reduce op, float[] x, int xo, int n) {
        if (op == Reduce.SUM) return (float) sum(x, xo, n);
        float r = op.identity();
        for (int i = 0; i < n; i++) r = op.fold(r, x[xo + i]);
        return r;
    }

    private static double sum(float[] x, int xo, int n) {
        double s = 0;
        for (int i = 0; i < n; i++) s += x[xo + i];
        return s;
    }

    @Override
    public void reduceRows(Reduce op, float[] x, int xo, int xRow, int rows, float[] y, int yo, int cols) {
        for (int j = 0; j < cols; j++) y[yo + j] = op.identity();
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < cols; j++) y[yo + j] = op.fold(y[yo + j], x[xo + i * xRow + j]);
    }

    @Override
    public float dot(float[] a, int ao, float[] b, int bo, int n) {
        double s = 0;
        for (int i = 0; i < n; i++) s += (double) a[ao + i] * b[bo + i];
        return (float) s;
    }

    @Override
    public float sumSquaredDiff(float[] x, int xo, float mean, int n) {
        double s = 0;
        for (int i = 0; i < n; i++) s += ((double) x[xo + i] - mean) * ((double) x[xo + i] - mean);
        return (float) s;
    }

    @Override
    public void matmul(
            int m,
            int n,
            int k,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int br,
            int bc,
            float[] c,
            int co,
            int cr,
            boolean accumulate) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                float s = accumulate ? c[co + i * cr + j] : 0;
                for (int p = 0; p < k; p++) s += a[ao + i * ar + p * ac] * b[bo + p * br + j * bc];
                c[co + i * cr + j] = s;
            }
        }
    }

    @Override
    public void softmax(float[] x, int xo, float[] y, int yo, int n) {
        float max = reduce(Reduce.MAX, x, xo, n);
        for (int i = 0; i < n; i++) y[yo + i] = (float) Math.exp(x[xo + i] - max);
        float scale = (float) (1 / sum(y, yo, n));
        for (int i = 0; i < n; i++) y[yo + i] *= scale;
    }

    @Override
    public void logSoftmax(float[] x, int xo, float[] y, int yo, int n) {
        float max = reduce(Reduce.MAX, x, xo, n);
        double s = 0;
        for (int i = 0; i < n; i++) s += Math.exp(x[xo + i] - max);
        float log = (float) Math.log(s); // NOTE: not added to max, which may be so large that log is lost
        for (int i = 0; i < n; i++) y[yo + i] = x[xo + i] - max - log;
    }

    @Override
    public float logSumExp(float[] x, int xo, int n) {
        float max = reduce(Reduce.MAX, x, xo, n);
        if (Float.isInfinite(max)) return max;
        double s = 0;
        for (int i = 0; i < n; i++) s += Math.exp(x[xo + i] - max);
        return (float) (max + Math.log(s));
    }

    @Override
    public void softmaxGrad(float[] dy, int dyo, float[] y, int yo, float[] dx, int dxo, int n) {
        float s = dot(dy, dyo, y, yo, n);
        for (int i = 0; i < n; i++) dx[dxo + i] = y[yo + i] * (dy[dyo + i] - s);
    }

    @Override
    public void logSoftmaxGrad(float[] dy, int dyo, float[] y, int yo, float[] dx, int dxo, int n) {
        double s = sum(dy, dyo, n);
        for (int i = 0; i < n; i++) dx[dxo + i] = (float) (dy[dyo + i] - Math.exp(y[yo + i]) * s);
    }
}
