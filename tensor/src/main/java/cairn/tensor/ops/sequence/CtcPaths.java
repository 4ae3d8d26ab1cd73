package cairn.tensor.ops.sequence;

import cairn.tensor.engine.View;
import java.util.Arrays;

/// Sums over all ways through the labels of a sequence, in logarithms.
///
/// NOTE: sums are rounded to floats in the order in which PyTorch forms them. Logarithms of long sequences are large, so that gradients have
/// few digits of their own, and the same ones this way.
///
/// @param x log-probabilities `[T, N, C]`, contiguous
record CtcPaths(View x, CtcLabels labels) {
    private static final float NEVER = Float.NEGATIVE_INFINITY;

    /// The logarithm of the probability of each step's places together with what came before, one row a step, and the loss of the sequence.
    ///
    /// @param alpha where the rows go, from `at` on, [CtcLabels#width] apart
    float forward(int n, float[] alpha, int at) {
        int steps = labels.steps(n);
        int last = 2 * labels.length(n);
        if (steps == 0) return last == 0 ? 0 : Float.POSITIVE_INFINITY;
        if (labels.length(n) > steps) return Float.POSITIVE_INFINITY;
        int width = labels.width();
        Arrays.fill(alpha, at, at + steps * width, NEVER);
        for (int s = labels.first(n, 0); s < labels.end(n, 0); s++) alpha[at + s] = logProbability(0, n, s);
        for (int t = 1; t < steps; t++) {
            int before = at + (t - 1) * width;
            for (int s = labels.first(n, t); s < labels.end(n, t); s++) {
                float one = s > 0 ? alpha[before + s - 1] : NEVER;
                float two = labels.skips(n, s) ? alpha[before + s - 2] : NEVER;
                alpha[before + width + s] = sum(alpha[before + s], one, two) + logProbability(t, n, s);
            }
        }
        int end = at + (steps - 1) * width + last;
        return -sum(alpha[end], last > 0 ? alpha[end - 1] : NEVER, NEVER);
    }

    /// The logarithm of the probability of the places of step `t` together with what comes after.
    ///
    /// @param after where the row of the step after it is; nothing at the last step
    /// @param to where the row goes
    void backward(int n, int t, float[] beta, int after, int to) {
        int places = 2 * labels.length(n) + 1;
        boolean isLast = t == labels.steps(n) - 1;
        for (int s = 0; s < places; s++) {
            float sum = isLast ? (s >= places - 2 ? 0 : NEVER) : onward(n, s, beta, after, places);
            beta[to + s] = sum == NEVER ? NEVER : sum + logProbability(t, n, s);
        }
    }

    private float onward(int n, int s, float[] beta, int after, int places) {
        float one = s + 1 < places ? beta[after + s + 1] : NEVER;
        float two = s + 2 < places && labels.skips(n, s + 2) ? beta[after + s + 2] : NEVER;
        return sum(beta[after + s], one, two);
    }

    /// What the network says of a place at a step.
    float logProbability(int t, int n, int place) {
        return x.buffer().floats()[at(t, n) + labels.at(n, place)];
    }

    /// Where the classes of a step of a sequence begin.
    int at(int t, int n) {
        return x.start() + (t * x.size(1) + n) * x.size(2);
    }

    /// `log(eᵃ + eᵇ + eᶜ)`
    static float sum(float a, float b, float c) {
        float max = Math.max(a, Math.max(b, c));
        if (max == NEVER) return NEVER;
        return log(exp(a - max) + exp(b - max) + exp(c - max)) + max;
    }

    private static float exp(float v) {
        if (v == 0) return 1;
        return v == NEVER ? 0 : (float) Math.exp(v);
    }

    private static float log(float v) {
        return v == 1 ? 0 : (float) Math.log(v);
    }
}
