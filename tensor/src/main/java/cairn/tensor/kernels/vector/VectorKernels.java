package cairn.tensor.kernels.vector;

import cairn.tensor.kernels.AdamRates;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Formula;
import cairn.tensor.kernels.Fused;
import cairn.tensor.kernels.Kernels;
import cairn.tensor.kernels.PlainKernels;
import cairn.tensor.kernels.Reduce;
import cairn.tensor.kernels.Ternary;
import cairn.tensor.kernels.Unary;
import org.jspecify.annotations.Nullable;

/// The kernels in the Vector API.
public final class VectorKernels implements Kernels {
    private static final TieredColumnFold SUM = new TieredColumnFold(Reduce.SUM);
    private static final TieredColumnFold PROD = new TieredColumnFold(Reduce.PROD);
    private static final TieredColumnFold MAX = new TieredColumnFold(Reduce.MAX);
    private static final TieredColumnFold MIN = new TieredColumnFold(Reduce.MIN);

    /// What vectors do not have.
    private final PlainKernels plain = new PlainKernels();

    /// The vector kernels.
    public VectorKernels() {}

    @Override
    public void unary(Unary op, float[] x, int xo, int xs, float[] y, int yo, int ys, int n) {
        Loop loop = VectorFunctions.loop(op);
        if (loop == null || isTrigonometric(op) && !TrigMath.reduces(x, xo, xs, n))
            plain.unary(op, x, xo, xs, y, yo, ys, n);
        else Pointwise.run(loop, 1, x, xo, xs, x, xo, 1, x, xo, 1, y, yo, ys, n);
    }

    private static boolean isTrigonometric(Unary op) {
        return op == Unary.SIN || op == Unary.COS;
    }

    @Override
    public void binary(
            Binary op, float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int ys, int n) {
        Loop loop = VectorFunctions.loop(op);
        if (loop == null) plain.binary(op, a, ao, as, b, bo, bs, y, yo, ys, n);
        else Pointwise.run(loop, 2, a, ao, as, b, bo, bs, b, bo, 1, y, yo, ys, n);
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
        Loop loop = VectorFunctions.loop(op);
        if (loop == null) plain.ternary(op, a, ao, as, b, bo, bs, c, co, cs, y, yo, ys, n);
        else Pointwise.run(loop, 3, a, ao, as, b, bo, bs, c, co, cs, y, yo, ys, n);
    }

    @Override
    public @Nullable Fused fuse(Formula formula) {
        return VectorFunctions.fused(formula);
    }

    @Override
    public float reduce(Reduce op, float[] x, int xo, int n) {
        return switch (op) {
            case SUM -> (float) Sums.sum(x, xo, n);
            case PROD -> plain.reduce(op, x, xo, n);
            case MAX -> Extremes.max(x, xo, n);
            case MIN -> Extremes.min(x, xo, n);
        };
    }

    @Override
    public void reduceRows(Reduce op, float[] x, int xo, int xRow, int rows, float[] y, int yo, int cols) {
        TieredColumnFold fold = switch (op) {
            case SUM -> SUM;
            case PROD -> PROD;
            case MAX -> MAX;
            case MIN -> MIN;
        };
        fold.run(x, xo, xRow, rows, y, yo, cols);
    }

    @Override
    public float dot(float[] a, int ao, float[] b, int bo, int n) {
        return (float) Sums.dot(a, ao, b, bo, n);
    }

    @Override
    public float sumSquaredDiff(float[] x, int xo, float mean, int n) {
        return (float) Sums.squaredDiff(x, xo, mean, n);
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
        if (GemmSmall.does(m, n, k, ac, br)) {
            if (accumulate) GemmSmall.run(m, n, k, a, ao, ar, ac, b, bo, br, bc, c, co, cr, c, co, cr);
            else GemmSmall.run(m, n, k, a, ao, ar, ac, b, bo, br, bc, GemmBlock.ZEROS, 0, 0, c, co, cr);
            return;
        }
        GemmVector product =
                GemmVector.of(m, n, k).a(a, ao, ar, ac).b(b, bo, br, bc).c(c, co, cr);
        if (accumulate) product.accumulating();
        product.run();
    }

    @Override
    public int span() {
        return Simd.W;
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
        if (GemmSmall.does(m, n, k, ac, br))
            GemmSmall.run(m, n, k, a, ao, ar, ac, b, bo, br, bc, bias, biasAt, 0, c, co, cr);
        else
            GemmVector.of(m, n, k)
                    .a(a, ao, ar, ac)
                    .b(b, bo, br, bc)
                    .c(c, co, cr)
                    .biased(bias, biasAt)
                    .run();
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
        if (span != Simd.W) plain.slide(m, n, span, k, a, ao, x, xo, shifts, from, b, bo, bs, y, yo, yr, to);
        else Slide.of(k, a).x(x, xo, shifts, from).bias(b, bs).y(y, yr, to).run(m, n, ao, bo, yo);
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
        SlideGrad.mine().g(g, gr).x(x, shifts).c(c, cr).run(m, n, k, go, xo, so, co);
    }

    @Override
    public void copyRows(int rows, int cols, float[] x, int xo, int xr, int xs, float[] y, int yo, int yr, int ys) {
        if (!CopyRows.run(rows, cols, x, xo, xr, xs, y, yo, yr, ys))
            plain.copyRows(rows, cols, x, xo, xr, xs, y, yo, yr, ys);
    }

    @Override
    public void interleave(int m, int n, float[] x, int xo, int xr, float[] y, int yo, int[] to) {
        if (!Transpose.interleave(m, n, x, xo, xr, y, yo, to)) plain.interleave(m, n, x, xo, xr, y, yo, to);
    }

    @Override
    public void maxPairs(
            int rows, int n, float[] x, int xo, int width, float[] y, int yo, float @Nullable [] at, int ao) {
        if (!MaxPairs.run(rows, n, x, xo, width, y, yo, at, ao)) plain.maxPairs(rows, n, x, xo, width, y, yo, at, ao);
    }

    @Override
    public void normalize(float[] x, int xo, float mean, float scale, float shift, float[] y, int yo, int n) {
        NormLoops.normalize(x, xo, mean, scale, shift, y, yo, n);
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
        NormLoops.grad(g, go, x, xo, mean, scale, level, slope, y, yo, n);
    }

    @Override
    public void centredSums(float[] g, int go, float[] x, int xo, float mean, int n, double[] sums, int so) {
        CentredSums.add(g, go, x, xo, mean, n, sums, so);
    }

    @Override
    public void softmax(float[] x, int xo, float[] y, int yo, int n) {
        Softmax.softmax(x, xo, y, yo, n);
    }

    @Override
    public void softmaxRows(int rows, float[] x, int xo, float[] y, int yo, int n) {
        Softmax.softmaxRows(rows, x, xo, y, yo, n);
    }

    @Override
    public void logSoftmax(float[] x, int xo, float[] y, int yo, int n) {
        Softmax.logSoftmax(x, xo, y, yo, n);
    }

    @Override
    public float logSumExp(float[] x, int xo, int n) {
        return Softmax.logSumExp(x, xo, n);
    }

    @Override
    public void logSumExpRows(int rows, float[] x, int xo, float[] y, int yo, int n) {
        Softmax.logSumExpRows(rows, x, xo, y, yo, n);
    }

    @Override
    public void softmaxGrad(float[] dy, int dyo, float[] y, int yo, float[] dx, int dxo, int n) {
        Softmax.softmaxGrad(dy, dyo, y, yo, dx, dxo, n);
    }

    @Override
    public void softmaxGradRows(int rows, float[] dy, int dyo, float[] y, int yo, float[] dx, int dxo, int n) {
        Softmax.softmaxGradRows(rows, dy, dyo, y, yo, dx, dxo, n);
    }

    @Override
    public void logSoftmaxGrad(float[] dy, int dyo, float[] y, int yo, float[] dx, int dxo, int n) {
        Softmax.logSoftmaxGrad(dy, dyo, y, yo, dx, dxo, n);
    }

    @Override
    public void addNormalized(
            float[] g, int go, float[] x, int xo, float mean, float rate, float[] sum, int so, int n) {
        int done = WeightGrads.whole(n);
        WeightGrads.addNormalized(g, go, x, xo, mean, rate, sum, so, done);
        plain.addNormalized(g, go + done, x, xo + done, mean, rate, sum, so + done, n - done);
    }

    @Override
    public void lstm(
            float[] g, int go, int gs, float[] before, int beforeAt, float[] c, int co, float[] h, int ho, int n) {
        RecurrentUnits.lstm(g, go, gs, before, beforeAt, c, co, h, ho, n);
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
        RecurrentUnits.lstmGrad(g, go, gs, before, beforeAt, c, co, dh, dho, dc, dco, dg, dgo, n);
    }

    @Override
    public void gru(
            float[] g, int go, int gs, float[] q, int qo, float[] before, int beforeAt, float[] h, int ho, int n) {
        RecurrentUnits.gru(g, go, gs, q, qo, before, beforeAt, h, ho, n);
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
        RecurrentUnits.gruGrad(g, go, gs, q, qo, before, beforeAt, dh, dho, dg, dgo, n);
    }

    @Override
    public void sgd(float lr, float decay, float[] p, int po, float[] g, int go, int n) {
        ParameterVectors.sgd(lr, decay, p, po, g, go, n);
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
        ParameterVectors.momentum(lr, decay, mu, fresh, nesterov, p, po, g, go, v, vo, n);
    }

    @Override
    public void adam(AdamRates r, float[] p, int po, float[] g, int go, float[] m, int mo, float[] v, int vo, int n) {
        ParameterVectors.adam(r, p, po, g, go, m, mo, v, vo, n);
    }
}
