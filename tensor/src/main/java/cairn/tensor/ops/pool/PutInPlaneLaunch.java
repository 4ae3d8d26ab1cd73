package cairn.tensor.ops.pool;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;
import java.util.Arrays;

/// `y[p, places[p, i]] = x[p, i]`, or `+=`, in every plane `p`; 0 elsewhere. All contiguous,
/// all places inside. Threads share the planes.
record PutInPlaneLaunch(View x, View places, View y, int planes, boolean adds) implements Launch, Team.Task {
    @Override
    public void run() {
        if (y.numel() > 0) Team.run(this, Math.clamp(Team.partsFor(2L * y.numel()), 1, planes));
    }

    @Override
    public void part(int index, int count) {
        int from = x.numel() / planes;
        int to = y.numel() / planes;
        int first = Team.cut(planes, 1, index, count);
        int end = Team.cut(planes, 1, index + 1, count);
        Arrays.fill(y.buffer().floats(), y.start() + first * to, y.start() + end * to, 0);
        for (int p = first; p < end; p++) plane(p * from, from, y.start() + p * to);
    }

    private void plane(int from, int n, int to) {
        float[] in = x.buffer().floats();
        float[] at = places.buffer().floats();
        float[] out = y.buffer().floats();
        int xo = x.start();
        int ao = places.start();
        for (int i = from; i < from + n; i++) {
            int j = to + Float.floatToRawIntBits(at[ao + i]);
            if (adds) out[j] += in[xo + i];
            else out[j] = in[xo + i];
        }
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.reads(places);
        access.writes(y);
    }
}
