package cairn.tensor.kernels.vector;

import cairn.tensor.kernels.Binary;
import java.util.Arrays;

/// Softmax, its logarithm and their gradients, over one row.
final class Softmax {
    private static final int CHUNK = 1024;
    private static final ThreadLocal<float[]> ROOM = ThreadLocal.withInitial(() -> new float[CHUNK + 1]);

    private static final ThreadLocal<float[]> ROWS = ThreadLocal.withInitial(() -> new float[2 * CHUNK]);

    private static final Loop EXP_DIFF = VectorFunctions.loop(RowFunctions.class, "expDiff", 2);
    private static final Loop SOFTMAX_GRAD = VectorFunctions.loop(RowFunctions.class, "softmaxGrad", 3);
    private static final Loop LOG_SOFTMAX_GRAD = VectorFunctions.loop(RowFunctions.class, "logSoftmaxGrad", 3);
    private static final Loop SUB = VectorFunctions.known(Binary.SUB);
    private static final Loop MUL = VectorFunctions.known(Binary.MUL);

    private Softmax() {}

    static void softmax(float[] x, int xo, float[] y, int yo, int n) {
        run(EXP_DIFF, x, xo, Extremes.max(x, xo, n), y, yo, n);
        run(MUL, y, yo, (float) (1 / Sums.sum(y, yo, n)), y, yo, n);
    }

    /// Short rows are taken some at a time, with a level for each element.
    static void softmaxRows(int rows, float[] x, int xo, float[] y, int yo, int n) {
        if (!isShort(n)) {
            for (int i = 0; i < rows; i++) softmax(x, xo + i * n, y, yo + i * n, n);
            return;
        }
        float[] level = ROOM.get();
        int most = CHUNK / n;
        for (int i = 0; i < rows; i += most) {
            int some = Math.min(most, rows - i);
            int from = xo + i * n;
            int to = yo + i * n;
            for (int k = 0; k < some; k++) fill(level, k, n, Extremes.max(x, from + k * n, n));
            Pointwise.run(EXP_DIFF, x, from, level, 0, y, to, some * n);
            for (int k = 0; k < some; k++) fill(level, k, n, (float) (1 / Sums.sum(y, to + k * n, n)));
            Pointwise.run(MUL, y, to, level, 0, y, to, some * n);
        }
    }

    private static boolean isShort(int n) {
        return n > 0 && n <= CHUNK;
    }

    private static void fill(float[] level, int row, int n, float number) {
        Arrays.fill(level, row * n, (row + 1) * n, number);
    }

    /// The level is taken off before the logarithm of the sum, which is small: scores may be huge.
    static void logSoftmax(float[] x, int xo, float[] y, int yo, int n) {
        float max = Extremes.max(x, xo, n);
        float log = (float) Math.log(sumOfExp(x, xo, max, n));
        run(SUB, x, xo, max, y, yo, n);
        run(SUB, y, yo, log, y, yo, n);
    }

    static float logSumExp(float[] x, int xo, int n) {
        float max = Extremes.max(x, xo, n);
        return Float.isInfinite(max) ? max : (float) (max + Math.log(sumOfExp(x, xo, max, n)));
    }

    /// As [#softmaxRows], short rows are taken some at a time.
    static void logSumExpRows(int rows, float[] x, int xo, float[] y, int yo, int n) {
        if (!isShort(n)) {
            for (int i = 0; i < rows; i++) y[yo + i] = logSumExp(x, xo + i * n, n);
            return;
        }
        float[] room = ROWS.get(); // levels, then powers
        int most = CHUNK / n;
        for (int i = 0; i < rows; i += most) {
            int some = Math.min(most, rows - i);
            int from = xo + i * n;
            for (int k = 0; k < some; k++) fill(room, k, n, Extremes.max(x, from + k * n, n));
            Pointwise.run(EXP_DIFF, x, from, room, 0, room, CHUNK, some * n);
            for (int k = 0; k < some; k++) {
                float max = room[k * n];
                double sum = Sums.sum(room, CHUNK + k * n, n);
                y[yo + i + k] = Float.isInfinite(max) ? max : (float) (max + Math.log(sum));
            }
        }
    }

    /// `Σ exp(x − level)`
    private static double sumOfExp(float[] x, int xo, float level, int n) {
        float[] room = ROOM.get();
        double s = 0;
        for (int i = 0; i < n; i += CHUNK) {
            int some = Math.min(CHUNK, n - i);
            run(EXP_DIFF, x, xo + i, level, room, 0, some);
            s += Sums.sum(room, 0, some);
        }
        return s;
    }

    static void softmaxGrad(float[] dy, int dyo, float[] y, int yo, float[] dx, int dxo, int n) {
        run(SOFTMAX_GRAD, dy, dyo, y, yo, (float) Sums.dot(dy, dyo, y, yo, n), dx, dxo, n);
    }

    static void softmaxGradRows(int rows, float[] dy, int dyo, float[] y, int yo, float[] dx, int dxo, int n) {
        if (!isShort(n)) {
            for (int i = 0; i < rows; i++) softmaxGrad(dy, dyo + i * n, y, yo + i * n, dx, dxo + i * n, n);
            return;
        }
        float[] level = ROOM.get();
        int most = CHUNK / n;
        for (int i = 0; i < rows; i += most) {
            int some = Math.min(most, rows - i);
            int at = i * n;
            for (int k = 0; k < some; k++)
                fill(level, k, n, (float) Sums.dot(dy, dyo + at + k * n, y, yo + at + k * n, n));
            Pointwise.run(SOFTMAX_GRAD, dy, dyo + at, y, yo + at, level, 0, dx, dxo + at, some * n);
        }
    }

    static void logSoftmaxGrad(float[] dy, int dyo, float[] y, int yo, float[] dx, int dxo, int n) {
        run(LOG_SOFTMAX_GRAD, dy, dyo, y, yo, (float) Sums.sum(dy, dyo, n), dx, dxo, n);
    }

    private static void run(Loop f, float[] x, int xo, float number, float[] y, int yo, int n) {
        float[] room = ROOM.get();
        room[CHUNK] = number;
        Pointwise.run(f, 2, x, xo, 1, room, CHUNK, 0, x, xo, 1, y, yo, 1, n);
    }

    private static void run(Loop f, float[] a, int ao, float[] b, int bo, float number, float[] y, int yo, int n) {
        float[] room = ROOM.get();
        room[CHUNK] = number;
        Pointwise.run(f, 3, a, ao, 1, b, bo, 1, room, CHUNK, 0, y, yo, 1, n);
    }
}
