package cairn.optim;

import org.jspecify.annotations.Nullable;

/// The step that [Adam] and [AdamW] share; they differ in where weight decay enters.
final class AdamKernel {
    private AdamKernel() {}

    /// @param largest the running maximum of AMSGrad, or null
    /// @param coupled weight decay added to the gradient (Adam)
    /// @param decoupled weight decay applied to the parameter (AdamW)
    static void step(
            ParameterState s,
            int from,
            int to,
            float @Nullable [] largest,
            double lr,
            double beta1,
            double beta2,
            double eps,
            double coupled,
            double decoupled) {
        float[] p = s.p();
        float[] g = s.g();
        float[] m = s.slot(0);
        float[] v = s.slot(1);
        int pAt = s.pAt();
        int gAt = s.gAt();
        int mAt = s.slotAt(0);
        int vAt = s.slotAt(1);
        int largestAt = largest == null ? 0 : s.slotAt(2);
        double t = (double) s.step();
        float b1 = (float) beta1;
        float b2 = (float) beta2;
        float new1 = (float) (1 - beta1);
        float new2 = (float) (1 - beta2);
        float stepSize = (float) (lr / (1 - Math.pow(beta1, t)));
        float rootScale = (float) (1 / Math.sqrt(1 - Math.pow(beta2, t)));
        float shrink = (float) (1 - lr * decoupled);
        float decay = (float) coupled;
        float e = (float) eps;
        for (int i = from; i < to; i++) {
            float x = p[pAt + i] * shrink;
            float d = g[gAt + i] + decay * x;
            float mean = b1 * m[mAt + i] + new1 * d;
            float square = b2 * v[vAt + i] + new2 * d * d;
            m[mAt + i] = mean;
            v[vAt + i] = square;
            if (largest != null) {
                square = Math.max(largest[largestAt + i], square);
                largest[largestAt + i] = square;
            }
            p[pAt + i] = x - stepSize * mean / ((float) Math.sqrt(square) * rootScale + e);
        }
    }
}
