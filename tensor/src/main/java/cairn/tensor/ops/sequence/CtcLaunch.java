package cairn.tensor.ops.sequence;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;

/// The loss of each sequence; see [Ctc]. Threads share the sequences.
///
/// @param room a table of steps and places for each thread
record CtcLaunch(View x, CtcLabels labels, boolean zeroInfinity, float[] room, View y) implements Launch, Team.Task {
    /// The time of a place in a step, in elements passed over.
    static final long COST = 64;

    @Override
    public void run() {
        labels.prepare();
        Team.run(this, Math.max(1, Math.min(labels.count(), Team.partsFor(COST * labels.count() * labels.steps()))));
    }

    @Override
    public void part(int index, int count) {
        CtcPaths paths = new CtcPaths(x, labels);
        int at = index * (room.length / Team.threads());
        int end = Team.cut(labels.count(), 1, index + 1, count);
        for (int n = Team.cut(labels.count(), 1, index, count); n < end; n++) {
            float loss = paths.forward(n, room, at);
            boolean never = zeroInfinity && loss == Float.POSITIVE_INFINITY;
            y.buffer().floats()[y.start() + n] = never ? 0 : loss;
        }
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        labels.access(access);
        access.writes(y);
    }
}
