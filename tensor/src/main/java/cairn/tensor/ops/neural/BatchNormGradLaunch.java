package cairn.tensor.ops.neural;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Team;

/// The gradient of [BatchNormLaunch] for its input: `dx = scale · dy − level − (x − mean) · slope` over `[N, C, L]`.
///
/// @param factors `[3, C]`, as [NormFactorsLaunch] gives them
record BatchNormGradLaunch(View dy, View x, View mean, View factors, View dx) implements Launch, Team.Task {
    @Override
    public void run() {
        Team.run(this, Math.max(1, Math.min(runs(), Team.partsFor(3L * x.numel()))));
    }

    private int runs() {
        return x.size(2) == 1 ? x.size(0) : x.size(0) * x.size(1);
    }

    @Override
    public void part(int index, int count) {
        int end = (int) ((long) runs() * (index + 1) / count);
        for (int i = (int) ((long) runs() * index / count); i < end; i++) {
            if (x.size(2) == 1) row(i * x.size(1), x.size(1));
            else run(i * x.size(2), i % x.size(1));
        }
    }

    /// One sample with one value per channel.
    private void row(int at, int channels) {
        float[] g = dy.buffer().floats();
        float[] in = x.buffer().floats();
        float[] m = mean.buffer().floats();
        float[] f = factors.buffer().floats();
        float[] out = dx.buffer().floats();
        int go = dy.start() + at;
        int xo = x.start() + at;
        int mo = mean.start();
        int scale = factors.start();
        int level = scale + channels;
        int slope = level + channels;
        int to = dx.start() + at;
        for (int c = 0; c < channels; c++)
            out[to + c] = f[scale + c] * g[go + c] - f[level + c] - (in[xo + c] - m[mo + c]) * f[slope + c];
    }

    /// The values of one sample and channel.
    private void run(int at, int c) {
        float[] f = factors.buffer().floats();
        float scale = f[factors.start() + c];
        float level = f[factors.start() + x.size(1) + c];
        float slope = f[factors.start() + 2 * x.size(1) + c];
        float m = mean.buffer().floats()[mean.start() + c];
        Provider.KERNELS.normalizeGrad(
                dy.buffer().floats(),
                dy.start() + at,
                x.buffer().floats(),
                x.start() + at,
                m,
                scale,
                level,
                slope,
                dx.buffer().floats(),
                dx.start() + at,
                x.size(2));
    }

    @Override
    public void access(Access access) {
        access.reads(dy);
        access.reads(x);
        access.reads(mean);
        access.reads(factors);
        access.writes(dx);
    }
}
