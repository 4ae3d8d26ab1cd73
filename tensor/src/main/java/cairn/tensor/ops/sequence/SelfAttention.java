package cairn.tensor.ops.sequence;

import cairn.tensor.Attention;
import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Attention of a sequence over itself with several heads, from queries, keys and values that lie side by side, as one linear layer gives
/// them: [ScaledDotProduct] without taking them apart, and a gradient that is one tensor as well.
///
/// Shape: `[…, T, 3·C] → […, T, C]`, of which each head has `C/heads`; a mask broadcasts to `[…, heads, T, T]`.
public final class SelfAttention {
    private static final String OP = "selfAttention";

    private SelfAttention() {}

    public static Tensor of(Tensor x, int heads, Attention options) {
        if (x.rank() < 2 || heads < 1 || x.size(-1) % (3 * heads) != 0 || x.size(-1) == 0)
            throw ShapeException.of(
                    OP, "x must be [..., T, 3·C] with C a multiple of %d heads".formatted(heads), x.shape());
        ScaledDotProduct.checkMask(options.mask(), weights(x, heads));
        Tensor mask = options.mask();
        if (mask != null && mask.isTracked() && Autograd.isRecording()) return composed(x, heads, options);
        View in = ScaledDotProduct.rows(x);
        Scores scores = ScaledDotProduct.scores(heads(in, heads), options);
        int[] dims = x.shape().dims();
        dims[dims.length - 1] /= 3;
        View y = Heads.like(in, dims);
        Engine.launch(new AttentionLaunch(scores, head(y, heads, 0, 1)));
        return Autograd.record(
                new ArrayTensor(y), new Backward(ScaledDotProduct.saved(mask, x), heads, scores, options), x);
    }

    private static Shape weights(Tensor x, int heads) {
        int[] dims = Arrays.copyOf(x.shape().dims(), x.rank() + 1);
        int time = x.size(-2);
        dims[x.rank() - 2] = heads;
        dims[x.rank() - 1] = time;
        dims[x.rank()] = time;
        return Shape.of(dims);
    }

    private static Heads heads(View x, int heads) {
        return new Heads(head(x, heads, 0, 3), head(x, heads, 1, 3), head(x, heads, 2, 3));
    }

    /// Part `part` of `parts` equal ones along the last dim, cut into heads: `[…, T, parts·C] → […, heads, T, C/heads]`.
    private static View head(View x, int heads, int part, int parts) {
        int rank = x.rank();
        int width = x.size(rank - 1) / parts;
        int[] dims = Arrays.copyOf(x.shape().dims(), rank + 1);
        int[] strides = Arrays.copyOf(x.strides(), rank + 1);
        dims[rank - 2] = heads;
        strides[rank - 2] = width / heads;
        dims[rank - 1] = x.size(rank - 2);
        strides[rank - 1] = x.stride(rank - 2);
        dims[rank] = width / heads;
        strides[rank] = 1;
        return x.at(x.offset() + part * width, dims, strides);
    }

    private static Tensor composed(Tensor x, int heads, Attention options) {
        List<Tensor> parts = parts(x, heads);
        return joined(ScaledDotProduct.of(parts.get(0), parts.get(1), parts.get(2), options));
    }

    /// `[…, T, 3·C] →` three of `[…, heads, T, C/heads]`.
    private static List<Tensor> parts(Tensor x, int heads) {
        return x.chunk(3, -1).stream()
                .map(p -> p.unflatten(-1, heads, -1).transpose(-2, -3))
                .toList();
    }

    /// `[…, heads, T, D] → […, T, heads·D]`.
    private static Tensor joined(Tensor y) {
        return y.transpose(-2, -3).flatten(-2, -1);
    }

    private record Backward(List<Saved> saved, int heads, Scores scores, Attention options) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            Tensor in = saved.getFirst().get();
            saved.getLast().get(); // refused if the mask was changed
            if (Autograd.isRecording()) {
                Composition.backward(this::again, Arrays.<@Nullable Tensor>asList(in), dy, dx);
                return;
            }
            View d = Heads.like(ScaledDotProduct.rows(in), in.shape().dims());
            Heads to = SelfAttention.heads(d, heads);
            View g = head(ScaledDotProduct.rows(dy), heads, 0, 1);
            Engine.launch(new AttentionGradLaunch(scores, g, to.q(), to.k(), to.v()));
            dx.of(0, () -> new ArrayTensor(d));
        }

        private Tensor again(List<@Nullable Tensor> in) {
            List<Tensor> parts = parts(Objects.requireNonNull(in.getFirst()), heads);
            Tensor weights = ScaledDotProduct.weights(parts.get(0), parts.get(1), options);
            return joined(Dropped.weights(weights, scores).matmul(parts.get(2)));
        }
    }
}
