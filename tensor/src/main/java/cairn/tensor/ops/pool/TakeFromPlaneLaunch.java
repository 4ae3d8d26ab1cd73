package cairn.tensor.ops.pool;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;

/// `y[p, i] = x[p, places[p, i]]` in every plane `p`. All contiguous, all places inside. Threads share the planes.
record TakeFromPlaneLaunch(View x, View places, View y, int planes) implements Launch, Team.Task {
    @Override
    public void run() {
        if (y.numel() > 0) Team.run(this, Math.clamp(Team.partsFor(2L * y.numel()), 1, planes));
    }

    @Override
    public void part(int index, int count) {
        float[] in = x.buffer().floats();
        float[] at = places.buffer().floats();
        float[] out = y.buffer().floats();
        int from = x.numel() / planes;
        int to = y.numel() / planes;
        int end = Team.cut(planes, 1, index + 1, count);
        for (int p = Team.cut(planes, 1, index, count); p < end; p++) {
            for (int i = p * to; i < (p + 1) * to; i++)
                out[y.start() + i] = in[x.start() + p * from + Float.floatToRawIntBits(at[places.start() + i])];
        }
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.reads(places);
        access.writes(y);
    }
}
