package cairn.tensor.kernels;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
    public @Nullable Fused fuse(Formula formula) {
        return null;
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
    public int span() {
        return 16;
    }

    @Override
    public void matmulBiased(
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
            float[] bias,
            int biasAt,
            float[] c,
            int co,
            int cr) {
        for (int i = 0; i < m; i++) System.arraycopy(bias, biasAt, c, co + i * cr, n);
        matmul(m, n, k, a, ao, ar, ac, b, bo, br, bc, c, co, cr, true);
    }

    @Override
    public void slide(
            int m,
            int n,
            int span,
            int k,
            float[] a,
            int ao,
            float[] x,
            int xo,
            int[] shifts,
            int[] from,
            float[] b,
            int bo,
            int bs,
            float[] y,
            int yo,
            int yr,
            int[] to) {
        for (int i = 0; i < m; i++) {
            int first = i / PANEL * PANEL;
            int height = Math.min(PANEL, m - first);
            int ai = ao + first * k + i - first;
            for (int v = 0; v < n; v++) {
                int at = yo + i * yr + to[v];
                Arrays.fill(y, at, at + span, b[bo + i * bs]);
                for (int p = 0; p < k; p++) addScaled(a[ai + p * height], x, xo + from[v] + shifts[p], y, at, span);
            }
        }
    }

    private static void addScaled(float w, float[] x, int xo, float[] y, int yo, int n) {
        for (int l = 0; l < n; l++) y[yo + l] += w * x[xo + l];
    }

    @Override
    public void slideGrad(
            int m,
            int n,
            int k,
            float[] g,
            int go,
            int gr,
            float[] x,
            int xo,
            int[] shifts,
            int so,
            float[] c,
            int co,
            int cr) {
        for (int i = 0; i < m; i++)
            for (int p = 0; p < k; p++) c[co + i * cr + p] += dot(g, go + i * gr, x, xo + shifts[so + p], n);
    }

    @Override
    public void copyRows(int rows, int cols, float[] x, int xo, int xr, int xs, float[] y, int yo, int yr, int ys) {
        for (int i = 0; i < rows; i++) for (int j = 0; j < cols; j++) y[yo + i * yr + j * ys] = x[xo + i * xr + j * xs];
    }

    @Override
    public void interleave(int m, int n, float[] x, int xo, int xr, float[] y, int yo, int[] to) {
        for (int j = 0; j < n; j++) {
            if (to[j] < 0) continue;
            for (int i = 0; i < m; i++) y[yo + to[j] + i] = x[xo + i * xr + j];
        }
    }

    @Override
    public void maxPairs(
            int rows, int n, float[] x, int xo, int width, float[] y, int yo, float @Nullable [] at, int ao) {
        for (int i = 0; i < rows * n; i++) {
            int first = 2 * (i / n) * width + 2 * (i % n);
            int above = x[xo + first + 1] > x[xo + first] || Float.isNaN(x[xo + first + 1]) ? first + 1 : first;
            int under = first + width;
            int below = x[xo + under + 1] > x[xo + under] || Float.isNaN(x[xo + under + 1]) ? under + 1 : under;
            int best = x[xo + below] > x[xo + above] || Float.isNaN(x[xo + below]) ? below : above;
            y[yo + i] = x[xo + best];
            if (at != null) at[ao + i] = Float.intBitsToFloat(best);
        }
    }

    @Override
    public void normalize(float[] x, int xo, float mean, float scale, float shift, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) y[yo + i] = (x[xo + i] - mean) * scale + shift;
    }

    @Override
    public void normalizeGrad(
            float[] g,
            int go,
            float[] x,
            int xo,
            float mean,
            float scale,
            float level,
            float slope,
            float[] y,
            int yo,
            int n) {
        for (int i = 0; i < n; i++) y[yo + i] = g[go + i] * scale - level - (x[xo + i] - mean) * slope;
    }

    @Override
    public void centredSums(float[] g, int go, float[] x, int xo, float mean, int n, double[] sums, int so) {
        for (int i = 0; i < n; i++) {
            sums[so] += g[go + i];
            sums[so + 1] += g[go + i] * ((double) x[xo + i] - mean);
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
    public void softmaxRows(int rows, float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < rows; i++) softmax(x, xo + i * n, y, yo + i * n, n);
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
    public void logSumExpRows(int rows, float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < rows; i++) y[yo + i] = logSumExp(x, xo + i * n, n);
    }

    @Override
    public void softmaxGrad(float[] dy, int dyo, float[] y, int yo, float[] dx, int dxo, int n) {
        float s = dot(dy, dyo, y, yo, n);
        for (int i = 0; i < n; i++) dx[dxo + i] = y[yo + i] * (dy[dyo + i] - s);
    }

    @Override
    public void softmaxGradRows(int rows, float[] dy, int dyo, float[] y, int yo, float[] dx, int dxo, int n) {
        for (int i = 0; i < rows; i++) softmaxGrad(dy, dyo + i * n, y, yo + i * n, dx, dxo + i * n, n);
    }

    @Override
    public void logSoftmaxGrad(float[] dy, int dyo, float[] y, int yo, float[] dx, int dxo, int n) {
        double s = sum(dy, dyo, n);
        for (int i = 0; i < n; i++) dx[dxo + i] = (float) (dy[dyo + i] - Math.exp(y[yo + i]) * s);
    }

    @Override
    public void addNormalized(
            float[] g, int go, float[] x, int xo, float mean, float rate, float[] sum, int so, int n) {
        for (int i = 0; i < n; i++) sum[so + i] += g[go + i] * ((x[xo + i] - mean) * rate);
    }

    @Override
    public void lstm(
            float[] g, int go, int gs, float[] before, int beforeAt, float[] c, int co, float[] h, int ho, int n) {
        for (int j = 0; j < n; j++) {
            int at = go + j;
            g[at] = Unary.SIGMOID.at(g[at]);
            g[at + gs] = Unary.SIGMOID.at(g[at + gs]);
            g[at + 2 * gs] = Unary.TANH.at(g[at + 2 * gs]);
            g[at + 3 * gs] = Unary.SIGMOID.at(g[at + 3 * gs]);
            c[co + j] = g[at + gs] * before[beforeAt + j] + g[at] * g[at + 2 * gs];
            h[ho + j] = g[at + 3 * gs] * Unary.TANH.at(c[co + j]);
        }
    }

    @Override
    public void lstmGrad(
            float[] g,
            int go,
            int gs,
            float[] before,
            int beforeAt,
            float[] c,
            int co,
            float[] dh,
            int dho,
            float[] dc,
            int dco,
            float[] dg,
            int dgo,
            int n) {
        for (int j = 0; j < n; j++) {
            float in = g[go + j];
            float forget = g[go + j + gs];
            float cell = g[go + j + 2 * gs];
            float out = g[go + j + 3 * gs];
            float t = Unary.TANH.at(c[co + j]);
            float d = dc[dco + j] + dh[dho + j] * out * (1 - t * t);
            dg[dgo + j] = d * cell * in * (1 - in);
            dg[dgo + j + gs] = d * before[beforeAt + j] * forget * (1 - forget);
            dg[dgo + j + 2 * gs] = d * in * (1 - cell * cell);
            dg[dgo + j + 3 * gs] = dh[dho + j] * t * out * (1 - out);
            dc[dco + j] = d * forget;
        }
    }

    @Override
    public void gru(
            float[] g, int go, int gs, float[] q, int qo, float[] before, int beforeAt, float[] h, int ho, int n) {
        for (int j = 0; j < n; j++) {
            int at = go + j;
            g[at] = Unary.SIGMOID.at(g[at]);
            g[at + gs] = Unary.SIGMOID.at(g[at + gs]);
            float fresh = Unary.TANH.at(g[at + 2 * gs] + g[at] * q[qo + j]);
            g[at + 2 * gs] = fresh;
            h[ho + j] = fresh + g[at + gs] * (before[beforeAt + j] - fresh);
        }
    }

    @Override
    public void gruGrad(
            float[] g,
            int go,
            int gs,
            float[] q,
            int qo,
            float[] before,
            int beforeAt,
            float[] dh,
            int dho,
            float[] dg,
            int dgo,
            int n) {
        for (int j = 0; j < n; j++) {
            float reset = g[go + j];
            float update = g[go + j + gs];
            float fresh = g[go + j + 2 * gs];
            float d = dh[dho + j];
            float dn = d * (1 - update) * (1 - fresh * fresh);
            dg[dgo + j] = dn * q[qo + j] * reset * (1 - reset);
            dg[dgo + j + gs] = d * (before[beforeAt + j] - fresh) * update * (1 - update);
            dg[dgo + j + 2 * gs] = dn;
            dg[dgo + j + 3 * gs] = dn * reset;
            dh[dho + j] = d * update;
        }
    }

    @Override
    public void sgd(float lr, float decay, float[] p, int po, float[] g, int go, int n) {
        ParameterLoops.sgd(lr, decay, p, po, g, go, n);
    }

    @Override
    public void momentum(
            float lr,
            float decay,
            float mu,
            float fresh,
            boolean nesterov,
            float[] p,
            int po,
            float[] g,
            int go,
            float[] v,
            int vo,
            int n) {
        ParameterLoops.momentum(lr, decay, mu, fresh, nesterov, p, po, g, go, v, vo, n);
    }

    @Override
    public void adam(AdamRates r, float[] p, int po, float[] g, int go, float[] m, int mo, float[] v, int vo, int n) {
        ParameterLoops.adam(r, p, po, g, go, m, mo, v, vo, n);
    }
}
