package cairn.tensor.ops.neural;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import org.jspecify.annotations.Nullable;

/// What the gradient of a normalisation needs of each of `R` runs of values, of which neighbours were normalised together:
/// `scale = r · w`, `level = r · Σ w·db / n` and `slope = r² · Σ w·dw / n`, sums over those normalised together.
///
/// @param w `[C]`, that of run `i` is number `i` modulo `C`; null for 1
/// @param r `[R]`
/// @param dw `[R]`, `Σ dy · h` of each run; null where the statistics were given, so that level and slope are 0
/// @param db `[R]`, `Σ dy` of each run
/// @param together how many runs share their statistics
/// @param n how many values do
/// @param factors `[3, R]`
record NormFactorsLaunch(@Nullable View w, View r, @Nullable View dw, View db, int together, int n, View factors)
        implements Launch {
    @Override
    public void run() {
        for (int i = 0; i < r.numel(); i += together) group(i);
    }

    private void group(int first) {
        int runs = r.numel();
        double level = 0;
        double slope = 0;
        for (int i = first; i < first + together && dw != null; i++) {
            level += (double) weight(i) * at(db, i);
            slope += (double) weight(i) * at(dw, i);
        }
        float[] f = factors.buffer().floats();
        for (int i = first; i < first + together; i++) {
            int to = factors.start() + i;
            double rate = at(r, i);
            f[to] = (float) (rate * weight(i));
            f[to + runs] = (float) (rate * level / n);
            f[to + 2 * runs] = (float) (rate * rate * slope / n);
        }
    }

    private float weight(int run) {
        return w == null ? 1 : at(w, run % w.numel());
    }

    private static float at(View v, int i) {
        return v.buffer().floats()[v.start() + i];
    }

    @Override
    public void access(Access access) {
        if (w != null) access.reads(w);
        access.reads(r);
        if (dw != null) access.reads(dw);
        if (dw != null) access.reads(db);
        access.writes(factors);
    }
}
