package cairn.tensor.kernels;

import org.jspecify.annotations.Nullable;

/// The inner loops of the framework, over primitive arrays, offsets, steps and sizes. Kernels know nothing of tensors.
///
/// Arguments come in the order array, offset, step; a step of 0 repeats one element. Callers have checked every bound. Two providers
/// exist: plain Java, which is readable and the oracle of the tests, and the Vector API.
public interface Kernels {
    /// `y[i] = op(x[i])` for `n` elements.
    void unary(Unary op, float[] x, int xo, int xs, float[] y, int yo, int ys, int n);

    /// `y[i] = op(a[i], b[i])` for `n` elements.
    void binary(Binary op, float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int ys, int n);

    /// `y[i] = op(a[i], b[i], c[i])` for `n` elements.
    void ternary(
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
            int n);

    /// A loop over a formula; null where there is nothing faster than a loop for each of its functions.
    @Nullable
    Fused fuse(Formula formula);

    /// Folds `n` neighbouring elements into one. The order of the fold depends only on `n`.
    float reduce(Reduce op, float[] x, int xo, int n);

    /// Folds `rows` rows of `cols` neighbouring elements, `xRow` apart, into one row: `y[j] = fold over i of x[i·xRow + j]`.
    void reduceRows(Reduce op, float[] x, int xo, int xRow, int rows, float[] y, int yo, int cols);

    /// `Σ a[i]·b[i]` over `n` neighbouring elements.
    float dot(float[] a, int ao, float[] b, int bo, int n);

    /// `Σ (x[i] − mean)²` over `n` neighbouring elements.
    float sumSquaredDiff(float[] x, int xo, float mean, int n);

    /// `C (+)= A·B` with `C` of m × n in rows `cr` apart, `A` of m × k and `B` of k × n with any row and column strides.
    void matmul(
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
            boolean accumulate);

    /// `C = D + A·B` as [#matmul], where each row of `D` is the row at `biasAt`.
    void matmulBiased(
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
            int cr);

    /// How many rows of `a` a panel of [#slide] holds.
    int PANEL = 8;

    /// How many neighbouring places [#slide] best takes at a time, a multiple of 4.
    int span();

    /// `y[yo + i·yr + to[v] + l] = b[bo + i·bs] + Σ a[i, p] · x[xo + from[v] + shifts[p] + l]` over `p < k`, for `m` rows and `n` runs `v` of
    /// `span` neighbouring places `l`: the matrix product of `a` and one array that is seen at `k` shifts. A convolution is such a product,
    /// and its shifts are the places of its window. Runs may overlap.
    ///
    /// `a` lies in panels of [#PANEL] rows, the last of which may hold fewer: `a[i, p] = a[ao + first·k + p·height + i − first]` in the panel
    /// of `height` rows from row `first` on. A sum runs over `p` in order, whatever run it is in.
    void slide(
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
            int[] to);

    /// `c[co + i·cr + p] += Σ g[go + i·gr + q] · x[xo + shifts[so + p] + q]` over `q < n`, for `m` rows and `k` shifts: the gradient of
    /// [#slide] with respect to `a`. How a sum is cut depends only on `n`.
    void slideGrad(
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
            int cr);

    /// `y[yo + i·yr + j·ys] = x[xo + i·xr + j·xs]` for `rows` rows of `cols` elements.
    void copyRows(int rows, int cols, float[] x, int xo, int xr, int xs, float[] y, int yo, int yr, int ys);

    /// `y[yo + to[j] + i] = x[xo + i·xr + j]` for `i < m` and every `j < n` whose `to[j]` is not negative: lays `m` pictures one in another.
    void interleave(int m, int n, float[] x, int xo, int xr, float[] y, int yo, int[] to);

    /// The largest elements `y` of `rows` rows of `n` windows of 2 × 2 elements of `x`, whose rows are `width` apart, and where they are,
    /// counted from `xo`, as whole numbers in the bits of `at`. Of equal elements the first counts; NaN is larger than any number.
    ///
    /// @param at null if nobody asks for the places
    void maxPairs(int rows, int n, float[] x, int xo, int width, float[] y, int yo, float @Nullable [] at, int ao);

    /// `y[i] = (x[i] − mean) · scale + shift` for `n` neighbouring elements.
    void normalize(float[] x, int xo, float mean, float scale, float shift, float[] y, int yo, int n);

    /// `y[i] = g[i] · scale − level − (x[i] − mean) · slope` for `n` neighbouring elements: the gradient of a normalisation whose statistics
    /// depend on `x`. `y` may be `g`.
    void normalizeGrad(
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
            int n);

    /// Adds `Σ g[i]` to `sums[so]` and `Σ g[i]·(x[i] − mean)` to the number after it, over `n` neighbouring elements.
    void centredSums(float[] g, int go, float[] x, int xo, float mean, int n, double[] sums, int so);

    /// `y = exp(x − max) / Σ exp(x − max)` over `n` neighbouring elements.
    void softmax(float[] x, int xo, float[] y, int yo, int n);

    /// [#softmax] of each of `rows` rows of `n` elements that follow one another.
    void softmaxRows(int rows, float[] x, int xo, float[] y, int yo, int n);

    /// `y = x − max − log Σ exp(x − max)` over `n` neighbouring elements.
    void logSoftmax(float[] x, int xo, float[] y, int yo, int n);

    /// `log Σ exp(x)` over `n` neighbouring elements; −∞ for none.
    float logSumExp(float[] x, int xo, int n);

    /// [#logSumExp] of each of `rows` rows of `n` elements that follow one another, into neighbours from `yo` on.
    void logSumExpRows(int rows, float[] x, int xo, float[] y, int yo, int n);

    /// `dx = y·(dy − Σ dy·y)`: the gradient of [#softmax].
    void softmaxGrad(float[] dy, int dyo, float[] y, int yo, float[] dx, int dxo, int n);

    /// [#softmaxGrad] of each of `rows` rows of `n` elements that follow one another.
    void softmaxGradRows(int rows, float[] dy, int dyo, float[] y, int yo, float[] dx, int dxo, int n);

    /// `dx = dy − exp(y)·Σ dy`: the gradient of [#logSoftmax].
    void logSoftmaxGrad(float[] dy, int dyo, float[] y, int yo, float[] dx, int dxo, int n);

    /// `sum += g·((x − mean)·rate)` over `n` neighbouring elements.
    void addNormalized(float[] g, int go, float[] x, int xo, float mean, float rate, float[] sum, int so, int n);

    /// A step of `n` LSTM units. Their gates i, f, g, o lie `gs` apart from `go` on; they become σ, σ, tanh and σ of themselves. Then
    /// `c = f·c₀ + i·g` and `h = o·tanh(c)`.
    void lstm(float[] g, int go, int gs, float[] before, int beforeAt, float[] c, int co, float[] h, int ho, int n);

    /// The gradient of [#lstm] for the gates before their activations, as far apart in `dg` as they are in `g`, and for `c₀`, in place of
    /// the gradient `dc` of `c` that came from elsewhere.
    void lstmGrad(
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
            int n);

    /// A step of `n` GRU units. Their gates r, z, n lie `gs` apart from `go` on; they become `σ`, `σ` and `tanh(n + r·q)`. Then
    /// `h = n + z·(h₀ − n)`.
    void gru(float[] g, int go, int gs, float[] q, int qo, float[] before, int beforeAt, float[] h, int ho, int n);

    /// The gradient of [#gru] for the gates before their activations and for `q`, each as far apart in `dg` as gates are in `g`. `dh`
    /// becomes the part of the gradient of `h₀` that went past the gates, `dh·z`.
    void gruGrad(
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
            int n);

    /// `p −= lr·(g + decay·p)` for `n` neighbouring elements.
    void sgd(float lr, float decay, float[] p, int po, float[] g, int go, int n);

    /// `d = g + decay·p`, `v = mu·v + fresh·d` and `p −= lr·v`, or `p −= lr·(d + mu·v)` with `nesterov`, for `n` neighbouring elements.
    void momentum(
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
            int n);

    /// `x = shrink·p`, `d = g + decay·x`, `m = β₁·m + (1 − β₁)·d`, `v = β₂·v + (1 − β₂)·d²` and
    /// `p = x − size·m / (√v·rootScale + ε)` for `n` neighbouring elements.
    void adam(AdamRates r, float[] p, int po, float[] g, int go, float[] m, int mo, float[] v, int vo, int n);
}
