package cairn.tensor.ops.neural;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.RunningStats;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import org.jspecify.annotations.Nullable;

/// Normalisation of groups of neighbouring channels, sample by sample: `h = (x − mean) · r`, `r = 1/√(var + ε)`, `y = h · w + b`.
///
/// `dx = r · (g − mean(g) − h · mean(g·h))` with `g = dy · w`, means over a group; `dw = Σ dy·h`; `db = Σ dy`.
/// Shape: `[N, C, …] → [N, C, …]`.
///
/// It is [BatchNorm] of one sample with `N·C` channels, of which those of a group share mean and variance.
///
/// Wu, He, "Group Normalization", arXiv:1803.08494.
public final class GroupNorm {
    private GroupNorm() {}

    /// The normalised, scaled and shifted input.
    ///
    /// @param groups how many groups the channels form; divides their number
    public static Tensor of(Tensor x, int groups, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
        check("groupNorm", x.shape(), weight, bias);
        if (groups < 1 || x.size(1) % groups != 0)
            throw ShapeException.of(
                    "groupNorm", "the number of groups must divide the %d channels".formatted(x.size(1)), groups);
        return of(x, groups, null, weight, bias, eps);
    }

    /// @param stats changed by the mean over the samples of theirs; null for none
    static Tensor of(
            Tensor x,
            int groups,
            @Nullable RunningStats stats,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            double eps) {
        Form form = Form.of(x.shape(), groups);
        View in = flat(x);
        View y = View.allocate(DType.F32, x.shape());
        View mean = View.allocate(DType.F32, Shape.of(form.samples * groups));
        View var = View.allocate(DType.F32, mean.shape());
        Engine.launch(new BatchNormStatsLaunch(form.groups(in), mean, var, new double[mean.numel()]));
        if (stats != null) form.update(stats, mean, var);
        View means = form.perRun(mean);
        View r = View.allocate(DType.F32, means.shape());
        View w = form.tiled(weight);
        View b = form.tiled(bias);
        Engine.launch(new BatchNormLaunch(form.runs(in), means, form.perRun(var), w, b, eps, r, form.runs(y)));
        Saved kept = weight == null ? null : Saved.of(weight);
        Backward backward = new Backward(Saved.of(x), kept, form, means, r, eps);
        return Autograd.record(new ArrayTensor(y), backward, x, weight, bias);
    }

    static void check(String op, Shape x, @Nullable Tensor weight, @Nullable Tensor bias) {
        if (x.rank() < 2) throw ShapeException.of(op, "x must be [N, C, …]", x);
        if (weight != null) checkChannels(op, "weight", weight, x.size(1));
        if (bias != null) checkChannels(op, "bias", bias, x.size(1));
    }

    static void checkChannels(String op, String what, Tensor t, int channels) {
        if (t.rank() != 1 || t.size(0) != channels)
            throw ShapeException.of(op, what + " must be [C=%d]".formatted(channels), t.shape());
    }

    private static View flat(Tensor t) {
        return ArrayTensor.view(t.to(DType.F32).contiguous());
    }

    /// `[samples, channels, each]`, whose channels form groups. A run is the values of one sample and channel.
    private record Form(int samples, int groups, int channels, int each) {
        static Form of(Shape x, int groups) {
            int each = 1;
            for (int d = 2; d < x.rank(); d++) each *= x.size(d);
            return new Form(x.size(0), groups, x.size(1), each);
        }

        /// How many channels are in a group.
        int together() {
            return channels / groups;
        }

        View groups(View contiguous) {
            return as(contiguous, 1, samples * groups, together() * each);
        }

        View runs(View contiguous) {
            return as(contiguous, 1, samples * channels, each);
        }

        private static View as(View contiguous, int... dims) {
            return contiguous.at(contiguous.offset(), dims, View.rowMajor(dims));
        }

        /// A number per group and sample as one per channel and sample.
        View perRun(View perGroup) {
            if (groups == channels) return perGroup;
            Tensor column = new ArrayTensor(perGroup).reshape(samples * groups, 1);
            return flat(column.expand(samples * groups, together()).reshape(samples * channels));
        }

        /// A number per channel as one per channel and sample.
        @Nullable
        View tiled(@Nullable Tensor perChannel) {
            if (perChannel == null) return null;
            Tensor t = perChannel.detach();
            return flat(samples == 1 ? t : t.expand(samples, channels).reshape(samples * channels));
        }

        /// Moves running statistics of channels towards the mean over the samples.
        void update(RunningStats stats, View mean, View var) {
            View m = flat(new ArrayTensor(mean).reshape(samples, channels).mean(0));
            View v = flat(new ArrayTensor(var).reshape(samples, channels).mean(0));
            if (samples > 0) BatchNorm.update(stats, m, v, each);
        }
    }

    /// @param mean one per sample and channel, as is `r`
    private record Backward(Saved x, @Nullable Saved weight, Form form, View mean, View r, double eps)
            implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            if (Autograd.isRecording()) differentiably(dy, dx);
            else fused(dy, dx);
        }

        private void fused(Tensor dy, Gradients dx) {
            View g = form.runs(flat(dy));
            View in = form.runs(flat(x.get()));
            View dw = View.allocate(DType.F32, r.shape());
            View db = View.allocate(DType.F32, r.shape());
            int runs = r.numel();
            Engine.launch(new BatchNormSumsLaunch(g, in, mean, r, new double[2 * runs], dw, db));
            dx.of(0, () -> {
                View d = View.allocate(DType.F32, dy.shape());
                View w = weight == null ? null : flat(weight.get());
                View factors = View.allocate(DType.F32, Shape.of(3, runs));
                int n = form.together() * form.each;
                Engine.launch(new NormFactorsLaunch(w, r, dw, db, form.together(), n, factors));
                Engine.launch(new BatchNormGradLaunch(g, in, mean, factors, form.runs(d)));
                return new ArrayTensor(d);
            });
            dx.of(1, () -> perChannel(dw));
            dx.of(2, () -> perChannel(db));
        }

        private Tensor perChannel(View perRun) {
            return new ArrayTensor(perRun).reshape(form.samples, form.channels).sum(0);
        }

        private void differentiably(Tensor dy, Gradients dx) {
            int[] grouped = {form.samples, form.groups, form.together() * form.each};
            int[] runs = {form.samples, form.channels, form.each};
            Tensor in = x.get().reshape(grouped);
            Tensor centred = in.sub(in.mean(true, 2));
            Tensor rate = centred.square().mean(true, 2).add(eps).rsqrt(); // [N, G, 1]
            Tensor h = centred.mul(rate);
            Tensor g = dy.reshape(runs);
            dx.of(0, () -> {
                Tensor weighed = weight == null ? g : g.mul(weight.get().reshape(-1, 1));
                Tensor d = weighed.reshape(grouped);
                Tensor level = d.mean(true, 2);
                return d.sub(level)
                        .sub(h.mul(d.mul(h).mean(true, 2)))
                        .mul(rate)
                        .reshape(dy.shape().dims());
            });
            dx.of(1, () -> g.mul(h.reshape(runs)).sum(0, 2));
            dx.of(2, () -> g.sum(0, 2));
        }
    }
}
