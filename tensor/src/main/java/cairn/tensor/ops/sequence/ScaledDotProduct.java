package cairn.tensor.ops.sequence;

import cairn.tensor.Attention;
import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Rng;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import cairn.tensor.ops.linalg.MatMul;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Scaled dot-product attention: `softmax(scale · q·kᵀ + mask) · v`. The weights exist for a block of queries at a time only; the backward
/// pass computes them again.
///
/// Where a gradient flows into the mask, or the gradient is to be differentiated again, the formula is computed by other operations.
///
/// Shape: `[…, L, E], […, S, E], […, S, V] → […, L, V]`, leading dims broadcast.
public final class ScaledDotProduct {
    private static final String OP = "scaledDotProductAttention";

    private ScaledDotProduct() {}

    public static Tensor of(Tensor q, Tensor k, Tensor v, Attention options) {
        Shape batch = check(q, k, v);
        checkMask(options.mask(), weightShape(batch, q, k));
        Tensor mask = options.mask();
        if (mask != null && mask.isTracked() && Autograd.isRecording()) {
            Tensor weights = weights(q, k, options);
            return (options.dropout() > 0 ? weights.dropout(options.dropout()) : weights).matmul(v);
        }
        Tensor[] in = {expanded(q, batch), expanded(k, batch), expanded(v, batch)};
        Scores scores = scores(new Heads(rows(in[0]), rows(in[1]), rows(in[2])), options);
        View y = forward(scores);
        List<Saved> saved = saved(mask, in);
        return Autograd.record(new ArrayTensor(y), new Backward(saved, scores, options), in);
    }

    /// The weights that queries give to keys: `softmax(scale · q·kᵀ + mask)`. Shape: `[…, L, E], […, S, E] → […, L, S]`.
    public static Tensor weights(Tensor q, Tensor k, Attention options) {
        Shape batch = check(q, k, k);
        checkMask(options.mask(), weightShape(batch, q, k));
        Tensor s = q.mul(scale(options, q.size(-1))).matmul(k.transpose());
        Tensor mask = options.mask();
        if (mask != null && mask.dtype() == DType.BOOL) s = s.maskedFill(mask.logicalNot(), Double.NEGATIVE_INFINITY);
        else if (mask != null) s = s.add(mask);
        if (options.causal()) {
            Tensor ahead = Tensor.ones(q.size(-2), k.size(-2)).tril().eq(0);
            s = s.maskedFill(ahead, Double.NEGATIVE_INFINITY);
        }
        return s.softmax(-1);
    }

    // ---- pieces that self-attention uses as well

    /// What the backward pass needs unchanged: the inputs, and the mask if there is one.
    static List<Saved> saved(@Nullable Tensor mask, Tensor... inputs) {
        Stream<Tensor> all = Stream.concat(Arrays.stream(inputs), Stream.ofNullable(mask));
        return all.map(Saved::of).toList();
    }

    static Scores scores(Heads heads, Attention options) {
        float scale = (float) scale(options, heads.width());
        View mask = additive(options.mask(), heads);
        float dropout = (float) options.dropout();
        return new Scores(heads, mask, options.causal(), scale, dropout, Rng.current(), new long[2]);
    }

    private static double scale(Attention options, int width) {
        return options.scale() != null ? options.scale() : 1 / Math.sqrt(width);
    }

    static View forward(Scores scores) {
        int[] dims = scores.heads().q().shape().dims();
        dims[dims.length - 1] = scores.heads().valueWidth();
        View y = Heads.like(scores.heads().q(), dims);
        Engine.launch(new AttentionLaunch(scores, y));
        return y;
    }

    /// A view whose neighbours along the last dim are neighbours in memory.
    static View rows(Tensor x) {
        Tensor f = x.to(DType.F32);
        View view = ArrayTensor.view(f);
        return view.stride(view.rank() - 1) == 1 || f.size(-1) == 1 ? view : ArrayTensor.view(f.contiguous());
    }

    /// What is added to the scores, broadcast to all of them.
    private static @Nullable View additive(@Nullable Tensor mask, Heads heads) {
        if (mask == null) return null;
        Tensor m = mask.detach();
        Tensor added =
                Autograd.noGrad(() -> m.dtype() == DType.BOOL ? Tensor.where(m, 0.0, Double.NEGATIVE_INFINITY) : m);
        int[] dims = heads.q().shape().dims();
        dims[dims.length - 1] = heads.keys();
        return ArrayTensor.view(added).expand(Shape.of(dims));
    }

    static void checkMask(@Nullable Tensor mask, Shape weights) {
        if (mask != null && !mask.shape().broadcastsTo(weights))
            throw ShapeException.of(OP, "the mask must broadcast to the weights […, L, S] = " + weights, mask.shape());
    }

    // ---- shapes

    private static Shape check(Tensor q, Tensor k, Tensor v) {
        if (q.rank() < 2 || k.rank() < 2 || v.rank() < 2)
            throw ShapeException.of(
                    OP, "query, key and value must be [..., L, E], [..., S, E] and [..., S, V]", shapes(q, k, v));
        if (q.size(-1) != k.size(-1))
            throw ShapeException.of(OP, "query and key must be equally wide", shapes(q, k, v));
        if (k.size(-2) != v.size(-2))
            throw ShapeException.of(OP, "there must be as many values as keys", shapes(q, k, v));
        Shape keys = Shape.broadcast(OP, MatMul.leading(k.shape()), MatMul.leading(v.shape()));
        return Shape.broadcast(OP, MatMul.leading(q.shape()), keys);
    }

    private static String shapes(Tensor q, Tensor k, Tensor v) {
        return q.shape() + ", " + k.shape() + " and " + v.shape();
    }

    private static Shape weightShape(Shape batch, Tensor q, Tensor k) {
        return with(batch, q.size(-2), k.size(-2));
    }

    private static Shape with(Shape batch, int rows, int cols) {
        int[] dims = Arrays.copyOf(batch.dims(), batch.rank() + 2);
        dims[batch.rank()] = rows;
        dims[batch.rank() + 1] = cols;
        return Shape.of(dims);
    }

    private static Tensor expanded(Tensor x, Shape batch) {
        Shape all = with(batch, x.size(-2), x.size(-1));
        return x.shape().equals(all) ? x : x.expand(all.dims());
    }

    private record Backward(List<Saved> saved, Scores scores, Attention options) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            List<@Nullable Tensor> in = new ArrayList<>();
            for (Saved s : saved) in.add(s.get());
            if (Autograd.isRecording()) {
                Composition.backward(this::composed, in.subList(0, 3), dy, dx);
                return;
            }
            Heads h = scores.heads();
            View dq = Heads.like(h.q(), h.q().shape().dims());
            View dk = Heads.like(h.k(), h.k().shape().dims());
            View dv = Heads.like(h.v(), h.v().shape().dims());
            Engine.launch(new AttentionGradLaunch(scores, rows(dy), dq, dk, dv));
            dx.of(0, () -> new ArrayTensor(dq));
            dx.of(1, () -> new ArrayTensor(dk));
            dx.of(2, () -> new ArrayTensor(dv));
        }

        private Tensor composed(List<@Nullable Tensor> in) {
            Tensor q = Objects.requireNonNull(in.get(0));
            Tensor k = Objects.requireNonNull(in.get(1));
            Tensor v = Objects.requireNonNull(in.get(2));
            return Dropped.weights(weights(q, k, options), scores).matmul(v);
        }
    }
}
