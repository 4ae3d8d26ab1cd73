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

    // ---- maxima and their places
    //
    // NOTE: no branch depends on an element: a processor cannot foretell where maxima are. Hence two steps: on the way
    // the runs of up to
    // three places in which the maxima lie, in the end the places in their runs.

    /// The first place of every window.
    static void beginPlaces(int place, int stride, float[] at, int ao, int n) {
        for (int w = 0; w < n; w++) at[ao + w] = Float.intBitsToFloat(place + w * stride);
    }

    /// As [#add], and `at[w]` becomes the place where the run begins that has the first of the largest elements.
    ///
    /// @param from where the plane begins
    /// @param place of the row of the first window
    static void addRuns(float[] x, int from, int place, PoolAxis width, float[] y, int yo, float[] at, int ao, int n) {
        int step = width.step();
        int k = 0;
        for (; k + 3 <= width.size(); k += 3)
            threeRun(x, from, place + k * step, width.stride(), step, y, yo, at, ao, n);
        if (k < width.size() && k > 0) // the last run shares places with the one before
        threeRun(x, from, place + (width.size() - 3) * step, width.stride(), step, y, yo, at, ao, n);
        else if (k + 2 == width.size()) twoRun(x, from, place, width.stride(), step, y, yo, at, ao, n);
        else if (k + 1 == width.size()) oneRun(x, from, place, width.stride(), y, yo, at, ao, n);
    }

    private static void oneRun(
            float[] x, int from, int place, int stride, float[] y, int yo, float[] at, int ao, int n) {
        for (int w = 0; w < n; w++) {
            int p = place + w * stride;
            float most = y[yo + w];
            float v = x[from + p];
            int found = Float.floatToRawIntBits(at[ao + w]);
            found = v > most ? p : found;
            y[yo + w] = Math.max(most, v);
            at[ao + w] = Float.intBitsToFloat(found);
        }
    }

    private static void twoRun(
            float[] x, int from, int place, int stride, int step, float[] y, int yo, float[] at, int ao, int n) {
        for (int w = 0; w < n; w++) {
            int p = place + w * stride;
            float most = y[yo + w];
            float v = Math.max(x[from + p], x[from + p + step]);
            int found = Float.floatToRawIntBits(at[ao + w]);
            found = v > most ? p : found;
            y[yo + w] = Math.max(most, v);
            at[ao + w] = Float.intBitsToFloat(found);
        }
    }

    private static void threeRun(
            float[] x, int from, int place, int stride, int step, float[] y, int yo, float[] at, int ao, int n) {
        for (int w = 0; w < n; w++) {
            int p = place + w * stride;
            float most = y[yo + w];
            float v = Math.max(Math.max(x[from + p], x[from + p + step]), x[from + p + 2 * step]);
            int found = Float.floatToRawIntBits(at[ao + w]);
            found = v > most ? p : found;
            y[yo + w] = Math.max(most, v);
            at[ao + w] = Float.intBitsToFloat(found);
        }
    }

    /// `at[w]`, the beginning of a run, becomes the first place in it whose element is `y[w]`, if there is one.
    static void find(float[] x, int from, PoolAxis width, float[] y, int yo, float[] at, int ao, int n) {
        int second = width.size() > 1 ? width.step() : 0;
        int third = width.size() > 2 ? 2 * width.step() : 0;
        for (int w = 0; w < n; w++) {
            int most = bits(y[yo + w]);
            int p = Float.floatToRawIntBits(at[ao + w]);
            int found = bits(x[from + p + second]) == most ? p + second : p + third;
            found = bits(x[from + p]) == most ? p : found;
            at[ao + w] = Float.intBitsToFloat(found);
        }
    }

    /// The same for −0 as for 0.
    private static int bits(float v) {
        return Float.floatToRawIntBits(v + 0f);
    }
}
