package cairn.optim;

import cairn.tensor.kernels.AdamRates;
import cairn.tensor.kernels.Provider;

/// The step that [Adam] and [AdamW] share; they differ in where weight decay enters.
final class AdamKernel {
    private final AdamRates rates = new AdamRates();

    /// Prepares step `t`.
    ///
    /// @param coupled weight decay added to the gradient (Adam)
    /// @param decoupled weight decay applied to the parameter (AdamW)
    void begin(long t, double lr, double beta1, double beta2, double eps, double coupled, double decoupled) {
        rates.moments(beta1, beta2, eps);
        rates.step(lr, beta1, beta2, t);
        rates.decay(coupled, lr * decoupled);
    }

    /// Changes elements `from` to `to`.
    ///
    /// @param amsgrad whether the largest second moment so far counts, which is slot 2
    void update(ParameterState s, int from, int to, boolean amsgrad) {
        if (amsgrad) amsgrad(s, from, to);
        else
            Provider.KERNELS.adam(
                    rates,
                    s.p(),
                    s.pAt() + from,
                    s.g(),
                    s.gAt() + from,
                    s.slot(0),
                    s.slotAt(0) + from,
                    s.slot(1),
                    s.slotAt(1) + from,
                    to - from);
    }

    private void amsgrad(ParameterState s, int from, int to) {
        float[] p = s.p();
        float[] g = s.g();
        float[] m = s.slot(0);
        float[] v = s.slot(1);
        float[] largest = s.slot(2);
        int pAt = s.pAt();
        int gAt = s.gAt();
        int mAt = s.slotAt(0);
        int vAt = s.slotAt(1);
        int largestAt = s.slotAt(2);
        for (int i = from; i < to; i++) {
            float x = p[pAt + i] * rates.shrink();
            float d = g[gAt + i] + rates.decay() * x;
            float mean = rates.beta1() * m[mAt + i] + rates.fresh1() * d;
            float square = rates.beta2() * v[vAt + i] + rates.fresh2() * d * d;
            m[mAt + i] = mean;
            v[vAt + i] = square;
            square = Math.max(largest[largestAt + i], square);
            largest[largestAt + i] = square;
            p[pAt + i] = x - rates.size() * mean / ((float) Math.sqrt(square) * rates.rootScale() + rates.eps());
        }
    }
}
