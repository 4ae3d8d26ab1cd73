package cairn.tensor.ops.pool;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;

/// The largest element of every window of contiguous `x`, and its [Places]. Threads share the planes.
///
/// @param samples `[planes, dims]`
record FractionalMaxPoolLaunch(
        View x, View samples, View y, View places, int planes, RandomAxis depth, RandomAxis height, RandomAxis width)
        implements Launch, Team.Task {
    @Override
    public void run() {
        if (y.numel() > 0) Team.run(this, Math.clamp(Team.partsFor(2L * x.numel()), 1, planes));
    }

    @Override
    public void part(int index, int count) {
        int end = Team.cut(planes, 1, index + 1, count);
        for (int p = Team.cut(planes, 1, index, count); p < end; p++) plane(p);
    }

    private void plane(int p) {
        int to = p * (y.numel() / planes);
        for (int d = 0; d < depth.out(); d++)
            for (int h = 0; h < height.out(); h++)
                for (int w = 0; w < width.out(); w++)
                    window(p, to++, start(p, depth, d), start(p, height, h), start(p, width, w));
    }

    private int start(int p, RandomAxis axis, int o) {
        int dims = samples.numel() / planes;
        return axis.start(o, samples.buffer().floats()[samples.start() + p * dims + axis.sample()]);
    }

    private void window(int p, int to, int front, int top, int left) {
        float[] in = x.buffer().floats();
        int from = x.start() + p * (x.numel() / planes);
        int best = (front * height.in() + top) * width.in() + left;
        for (int i = front; i < front + depth.size(); i++) {
            for (int j = top; j < top + height.size(); j++) {
                int row = (i * height.in() + j) * width.in();
                for (int k = row + left; k < row + left + width.size(); k++)
                    if (in[from + k] > in[from + best] || Float.isNaN(in[from + k])) best = k;
            }
        }
        y.buffer().floats()[y.start() + to] = in[from + best];
        places.buffer().floats()[places.start() + to] = Float.intBitsToFloat(best);
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.reads(samples);
        access.writes(y);
        access.writes(places);
    }
}
