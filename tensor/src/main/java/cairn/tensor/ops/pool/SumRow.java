package cairn.tensor.ops.pool;

/// The loops of [AvgPool] and [AvgPoolGrad] over a row of whole windows: up to three places of every window at a time.
final class SumRow {
    private SumRow() {}

    /// `y[w] += Σ row of window w`.
    ///
    /// @param from where the row of the first window begins
    static void add(float[] x, int from, int stride, int size, float[] y, int yo, int n) {
        int k = from;
        int left = size;
        for (; left > 3; left -= 2, k += 2) two(x, k, stride, y, yo, n);
        if (left == 3) three(x, k, stride, y, yo, n);
        if (left == 2) two(x, k, stride, y, yo, n);
        if (left == 1) for (int w = 0; w < n; w++) y[yo + w] += x[k + w * stride];
    }

    private static void two(float[] x, int from, int stride, float[] y, int yo, int n) {
        for (int w = 0; w < n; w++) {
            int k = from + w * stride;
            y[yo + w] += x[k] + x[k + 1];
        }
    }

    private static void three(float[] x, int from, int stride, float[] y, int yo, int n) {
        for (int w = 0; w < n; w++) {
            int k = from + w * stride;
            y[yo + w] += x[k] + x[k + 1] + x[k + 2];
        }
    }

    /// Adds `dy[w] · share` to every place of the row of window `w`.
    ///
    /// @param to where the row of the first window begins
    static void share(float[] dy, int from, float share, int stride, int size, float[] dx, int to, int n) {
        for (int w = 0; w < n; w++) {
            float d = dy[from + w] * share;
            int k = to + w * stride;
            int end = k + size;
            for (; k < end; k++) dx[k] += d;
        }
    }
}
