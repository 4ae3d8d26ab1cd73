package cairn.tensor.ops.pool;

import java.util.Arrays;

/// The loops of [MaxPool] over a row of whole windows: a row of input after the other, up to three places of every window at a time.
final class MaxRow {
    private MaxRow() {}

    static void begin(float[] y, int yo, int n) {
        Arrays.fill(y, yo, yo + n, Float.NEGATIVE_INFINITY);
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

    // ---- places of maxima

    /// `at[w]` becomes the first place in the row of window `w` whose element is `y[w]`, if there is one.
    ///
    /// NOTE: no branch depends on an element: a processor cannot foretell where maxima are.
    ///
    /// @param from where the plane begins
    /// @param place of the row of the first window
    static void find(float[] x, int from, int place, PoolAxis width, float[] y, int yo, float[] at, int ao, int n) {
        int step = width.step();
        int k = width.size();
        for (; k >= 3; k -= 3) findThree(x, from, place + (k - 3) * step, width.stride(), step, y, yo, at, ao, n);
        if (k == 2) findTwo(x, from, place, width.stride(), step, y, yo, at, ao, n);
        if (k == 1) findOne(x, from, place, width.stride(), y, yo, at, ao, n);
    }

    private static void findOne(
            float[] x, int from, int place, int stride, float[] y, int yo, float[] at, int ao, int n) {
        for (int w = 0; w < n; w++) {
            int p = place + w * stride;
            int most = bits(y[yo + w]);
            int found = Float.floatToRawIntBits(at[ao + w]);
            found = bits(x[from + p]) == most ? p : found;
            at[ao + w] = Float.intBitsToFloat(found);
        }
    }

    private static void findTwo(
            float[] x, int from, int place, int stride, int step, float[] y, int yo, float[] at, int ao, int n) {
        for (int w = 0; w < n; w++) {
            int p = place + w * stride;
            int most = bits(y[yo + w]);
            int found = Float.floatToRawIntBits(at[ao + w]);
            found = bits(x[from + p + step]) == most ? p + step : found;
            found = bits(x[from + p]) == most ? p : found;
            at[ao + w] = Float.intBitsToFloat(found);
        }
    }

    private static void findThree(
            float[] x, int from, int place, int stride, int step, float[] y, int yo, float[] at, int ao, int n) {
        for (int w = 0; w < n; w++) {
            int p = place + w * stride;
            int most = bits(y[yo + w]);
            int found = Float.floatToRawIntBits(at[ao + w]);
            found = bits(x[from + p + 2 * step]) == most ? p + 2 * step : found;
            found = bits(x[from + p + step]) == most ? p + step : found;
            found = bits(x[from + p]) == most ? p : found;
            at[ao + w] = Float.intBitsToFloat(found);
        }
    }

    /// The same for −0 as for 0.
    private static int bits(float v) {
        return Float.floatToRawIntBits(v + 0f);
    }
}
