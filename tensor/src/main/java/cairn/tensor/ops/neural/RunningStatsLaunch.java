package cairn.tensor.ops.neural;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import org.jspecify.annotations.Nullable;

/// Counts a batch and moves the running mean and variance towards its own: `s = (1 − m) · s + m · new`.
///
/// @param count the number of values per channel; the running variance is that of the unbiased estimate
/// @param momentum null for `1 / batches`, the plain average
record RunningStatsLaunch(
        View mean,
        View var,
        int count,
        View runningMean,
        View runningVar,
        @Nullable View batches,
        @Nullable Double momentum)
        implements Launch {
    @Override
    public void run() {
        long seen = batches == null ? 0 : ++batches.buffer().longs()[batches.start()];
        if (count == 0) return;
        double share = momentum == null ? 1.0 / seen : momentum;
        move(mean, 1, runningMean, share);
        move(var, count / (count - 1.0), runningVar, share);
    }

    private static void move(View x, double factor, View running, double share) {
        float[] in = x.buffer().floats();
        float[] out = running.buffer().floats();
        for (int c = 0; c < x.numel(); c++) {
            int at = running.start() + c * running.stride(0);
            out[at] = (float) ((1 - share) * out[at] + share * factor * in[x.start() + c]);
        }
    }

    @Override
    public void access(Access access) {
        access.reads(mean);
        access.reads(var);
        access.updates(runningMean);
        access.updates(runningVar);
        if (batches != null) access.updates(batches);
    }
}
