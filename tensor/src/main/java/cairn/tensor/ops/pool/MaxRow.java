package cairn.tensor.ops.pool;

import java.util.Arrays;

/// The loops of [MaxPool] over a row of whole windows: a row of input after the other, up to three places of every window at a time.
final class MaxRow {
    private MaxRow() {}

    static void begin(float[] y, int yo, int n) {
        Arrays.fill(y, yo, yo + n, Float.NEGATIVE_INFINITY);
    }

    /// The first place of every window.
    static void beginPlaces(int place, int stride, float[] at, int ao, int n) {
        for (int w = 0; w < n; w++) at[ao + w] = Float.intBitsToFloat(place + w * stride);
    }

    // ---- maxima

    /// `y[w] = max(y[w], row of window w)`.
    ///
    /// @param from where the row of the first window begins
    static void add(float[] x, int from, PoolAxis width, float[] y, int yo, int n) {
        int step = width.step();
        int k = 0;
        for (; k + 3 <= width.size(); k += 3) three(x, from + k * step, width.stride(), step, y, yo, n);
        if (k + 2 == width.size()) two(x, from + k * step, width.stride(), step, y, yo, n);
        if (k + 1 == width.size()) one(x, from + k * step, width.stride(), y, yo, n);
    }

    private static void one(float[] x, int from, int stride, float[] y, int yo, int n) {
        for (int w = 0; w < n; w++) y[yo + w] = Math.max(y[yo + w], x[from + w * stride]);
    }

    private static void two(float[] x, int from, int stride, int step, float[] y, int yo, int n) {
        for (int w = 0; w < n; w++) {
            int k = from + w * stride;
            y[yo + w] = Math.max(y[yo + w], Math.max(x[k], x[k + step]));
        }
    }

    private static void three(float[] x, int from, int stride, int step, float[] y, int yo, int n) {
        for (int w = 0; w < n; w++) {
            int k = from + w * stride;
            y[yo + w] = Math.max(Math.max(y[yo + w], x[k]), Math.max(x[k + step], x[k + 2 * step]));
        }
    }

    // ---- maxima and their places

    /// As above, with the places of the maxima.
    ///
    /// @param from where the plane begins
    /// @param place of the row of the first window
    static void add(float[] x, int from, int place, PoolAxis width, float[] y, int yo, float[] at, int ao, int n) {
        int step = width.step();
        int k = 0;
        for (; k + 2 <= width.size(); k += 2) two(x, from, place + k * step, width.stride(), step, y, yo, at, ao, n);
        if (k < width.size()) one(x, from, place + k * step, width.stride(), y, yo, at, ao, n);
    }

    private static void one(float[] x, int from, int place, int stride, float[] y, int yo, float[] at, int ao, int n) {
        for (int w = 0; w < n; w++) {
            int p = place + w * stride;
            float v = x[from + p];
            boolean isMore = v > y[yo + w] || Float.isNaN(v);
            y[yo + w] = isMore ? v : y[yo + w];
            at[ao + w] = isMore ? Float.intBitsToFloat(p) : at[ao + w];
        }
    }

    private static void two(
            float[] x, int from, int place, int stride, int step, float[] y, int yo, float[] at, int ao, int n) {
        for (int w = 0; w < n; w++) {
            int p = place + w * stride;
            float a = x[from + p];
            float b = x[from + p + step];
            boolean isSecond = b > a || Float.isNaN(b);
            float v = isSecond ? b : a;
            int q = isSecond ? p + step : p;
            boolean isMore = v > y[yo + w] || Float.isNaN(v);
            y[yo + w] = isMore ? v : y[yo + w];
            at[ao + w] = isMore ? Float.intBitsToFloat(q) : at[ao + w];
        }
    }
}
