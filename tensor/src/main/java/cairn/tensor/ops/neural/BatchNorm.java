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
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Normalisation of each channel over the batch: `h = (x − mean) · r`, `r = 1/√(var + ε)`, `y = h · w + b`.
///
/// With the batch's own statistics `dx = w · r · (dy − mean(dy) − h · mean(dy·h))`, with running ones `dx = w · r · dy`; `dw = Σ dy·h`;
/// `db = Σ dy`. Shape: `[N, C, …] → [N, C, …]`.
///
/// Ioffe, Szegedy, "Batch Normalization", arXiv:1502.03167.
public final class BatchNorm {
    private BatchNorm() {}

    /// The normalised, scaled and shifted input.
    ///
    /// @param stats changed if the batch's own statistics are used; null for none
    /// @param training whether to use the batch's own statistics; without running ones they are used in any case
    public static Tensor of(
            Tensor x,
            @Nullable RunningStats stats,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            boolean training,
            double eps) {
        return of("batchNorm", x, stats, weight, bias, training, eps);
    }

    static Tensor of(
            String op,
            Tensor x,
            @Nullable RunningStats stats,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            boolean training,
            double eps) {
        boolean own = training || stats == null;
        GroupNorm.check(op, x.shape(), weight, bias);
        if (stats != null) checkStats(op, stats, x.size(1));
        if (own && x.size(1) > 0 && x.numel() == x.size(1))
            throw ShapeException.of(
                    op, "training needs more than one value per channel", x.shape(), "Use a larger batch, or eval().");
        View in = channels(x);
        View y = View.allocate(DType.F32, x.shape());
        View r = View.allocate(DType.F32, Shape.of(in.size(1)));
        View mean = own || stats == null ? View.allocate(DType.F32, r.shape()) : flat(stats.mean());
        View var = own || stats == null ? View.allocate(DType.F32, r.shape()) : flat(stats.variance());
        if (own) Engine.launch(new BatchNormStatsLaunch(in, mean, var, new double[in.size(1)]));
        if (own && stats != null) update(stats, mean, var, in.size(0) * in.size(2));
        View out = y.at(0, in.shape().dims(), View.rowMajor(in.shape().dims()));
        Engine.launch(new BatchNormLaunch(in, mean, var, flatOrNull(weight), flatOrNull(bias), eps, r, out));
        Saved w = weight == null ? null : Saved.of(weight);
        List<Saved> used =
                own || stats == null ? List.of() : List.of(Saved.of(stats.mean()), Saved.of(stats.variance()));
        Backward backward = new Backward(Saved.of(x), w, used, mean, var, r, own, eps);
        return Autograd.record(new ArrayTensor(y), backward, x, weight, bias);
    }

    static void checkStats(String op, RunningStats stats, int channels) {
        GroupNorm.checkChannels(op, "the running mean", stats.mean(), channels);
        GroupNorm.checkChannels(op, "the running variance", stats.variance(), channels);
    }

    /// Counts a batch of `count` values per channel.
    static void update(RunningStats stats, View mean, View var, int count) {
        View runningMean = ArrayTensor.view(stats.mean());
        View runningVar = ArrayTensor.view(stats.variance());
        Tensor counter = stats.batches();
        View batches = counter == null ? null : ArrayTensor.view(counter);
        Engine.launch(new RunningStatsLaunch(mean, var, count, runningMean, runningVar, batches, stats.momentum()));
        runningMean.buffer().touch();
        runningVar.buffer().touch();
        if (batches != null) batches.buffer().touch();
    }

    /// `[N, C, …]` as contiguous `[N, C, L]`.
    private static View channels(Tensor x) {
        View v = flat(x);
        int perChannel = 1;
        for (int d = 2; d < v.rank(); d++) perChannel *= v.size(d);
        int[] dims = {v.size(0), v.size(1), perChannel};
        return v.at(v.offset(), dims, View.rowMajor(dims));
    }

    private static View flat(Tensor t) {
        return ArrayTensor.view(t.to(DType.F32).contiguous());
    }

    private static @Nullable View flatOrNull(@Nullable Tensor t) {
        return t == null ? null : flat(t);
    }

    /// @param used the running statistics, where they were taken
    /// @param mean what was subtracted from each channel; `var` and `r` likewise
    /// @param own whether they came from the batch itself, so that gradients flow through them
    private record Backward(
            Saved x, @Nullable Saved weight, List<Saved> used, View mean, View var, View r, boolean own, double eps)
            implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            used.forEach(Saved::get); // refused if they were changed
            if (Autograd.isRecording()) differentiably(dy, dx);
            else fused(dy, dx);
        }

        private void fused(Tensor dy, Gradients dx) {
            View g = channels(dy);
            View in = channels(x.get());
            View dw = View.allocate(DType.F32, r.shape());
            View db = View.allocate(DType.F32, r.shape());
            if (own || dx.needs(1) || dx.needs(2)) sums(g, in, dw, db);
            dx.of(0, () -> {
                View d = View.allocate(DType.F32, dy.shape());
                View out = d.at(0, in.shape().dims(), View.rowMajor(in.shape().dims()));
                View w = weight == null ? null : flat(weight.get());
                View factors = View.allocate(DType.F32, Shape.of(3, r.numel()));
                Engine.launch(new NormFactorsLaunch(w, r, own ? dw : null, db, 1, in.size(0) * in.size(2), factors));
                Engine.launch(new BatchNormGradLaunch(g, in, mean, factors, out));
                return new ArrayTensor(d);
            });
            dx.of(1, () -> new ArrayTensor(dw));
            dx.of(2, () -> new ArrayTensor(db));
        }

        private void sums(View g, View in, View dw, View db) {
            Engine.launch(new BatchNormSumsLaunch(g, in, mean, r, new double[2 * r.numel()], dw, db));
        }

        private void differentiably(Tensor dy, Gradients dx) {
            View form = channels(x.get());
            Tensor in = x.get().reshape(form.shape().dims()); // [N, C, L]
            Tensor g = dy.reshape(form.shape().dims());
            Tensor centred = in.sub(own ? in.mean(true, 0, 2) : new ArrayTensor(mean).reshape(-1, 1));
            Tensor variance = own ? centred.square().mean(true, 0, 2) : new ArrayTensor(var).reshape(-1, 1);
            Tensor rate = variance.add(eps).rsqrt();
            Tensor h = centred.mul(rate);
            Tensor scale = weight == null ? rate : rate.mul(weight.get().reshape(-1, 1));
            dx.of(0, () -> {
                Tensor d = own ? g.sub(g.mean(true, 0, 2)).sub(h.mul(g.mul(h).mean(true, 0, 2))) : g;
                return d.mul(scale).reshape(dy.shape().dims());
            });
            dx.of(1, () -> g.mul(h).sum(0, 2));
            dx.of(2, () -> g.sum(0, 2));
        }
    }
}
