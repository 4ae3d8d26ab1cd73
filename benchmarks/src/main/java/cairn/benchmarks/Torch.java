package cairn.benchmarks;

import cairn.tensor.DType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// PyTorch in this process: what is handed over, as its tensors.
public final class Torch {
    private final Handover given;
    private final boolean channelsLast;
    private final Map<String, Tensor> weights = new LinkedHashMap<>();
    private final Map<String, TensorOptional> optionals = new LinkedHashMap<>();
    private final Map<String, TensorOptional> means = new LinkedHashMap<>();
    private final Map<String, TensorOptional> variances = new LinkedHashMap<>();
    private final TensorOptional none = new TensorOptional();
    private final DoubleOptional noScale = new DoubleOptional();

    /// Everything is made here, before the first step, whose scope would free it.
    ///
    /// @param side which layout four-dimensional tensors have
    public Torch(Side side, Handover given) {
        this.given = given;
        this.channelsLast = side == Side.PYTORCH_CHANNELS_LAST;
        torch.set_num_threads(Worker.threads());
        given.weights().forEach((name, w) -> {
            Tensor weight = tensor(w).set_requires_grad(true);
            weights.put(name, weight);
            optionals.put(name, new TensorOptional(weight));
            means.put(name, new TensorOptional(torch.zeros(w.numel())));
            variances.put(name, new TensorOptional(torch.ones(w.numel())));
        });
    }

    /// What was handed over.
    public Handover given() {
        return given;
    }

    /// Gives `module` the weights handed over.
    public <M extends Module> M load(M module) {
        var parameters = module.named_parameters();
        given.weights().forEach((name, w) -> parameters.get(name).set_data(tensor(w)));
        return module;
    }

    /// A weight that is learned, for models that are written as functions.
    public Tensor weight(String name) {
        return Objects.requireNonNull(weights.get(name), () -> "there is no weight " + name);
    }

    /// All weights handed over, in their order.
    public TensorVector weights() {
        return new TensorVector(weights.values().toArray(Tensor[]::new));
    }

    // ---- functions of PyTorch with the weights of a layer

    /// `x` times the layer's matrix plus its bias.
    public Tensor linear(Tensor x, String layer) {
        return torch.linear(x, weight(layer + ".weight"), optionals.get(layer + ".bias"));
    }

    /// A convolution without bias.
    public Tensor conv(Tensor x, String layer, long stride, long padding) {
        Tensor w = weight(layer + ".weight");
        return torch.conv2d(x, w, none, new long[] {stride}, new long[] {padding}, new long[] {1}, 1);
    }

    /// Normalisation over the batch, in training.
    public Tensor batchNorm(Tensor x, String layer) {
        String w = layer + ".weight";
        var bias = optionals.get(layer + ".bias");
        return torch.batch_norm(x, optionals.get(w), bias, means.get(w), variances.get(w), true, 0.1, 1e-5, false);
    }

    /// Normalisation over the last dimension.
    public Tensor layerNorm(Tensor x, String layer) {
        long[] size = {x.size(-1)};
        return torch.layer_norm(x, size, optionals.get(layer + ".weight"), optionals.get(layer + ".bias"), 1e-5, false);
    }

    /// Attention in which nobody looks ahead.
    public Tensor causalAttention(Tensor q, Tensor k, Tensor v) {
        return torch.scaled_dot_product_attention(q, k, v, none, 0, true, noScale, false);
    }

    // ---- numbers

    /// A copy of a tensor of Cairn.
    public Tensor tensor(cairn.tensor.Tensor t) {
        int[] dims = t.shape().dims();
        long[] sizes = new long[dims.length];
        for (int i = 0; i < dims.length; i++) sizes[i] = dims[i];
        if (t.dtype() == DType.I64) {
            var longs = new TensorOptions(torch.ScalarType.Long);
            return torch.from_blob(new LongPointer(t.toLongArray()), sizes, longs)
                    .clone();
        }
        Tensor copy = torch.from_blob(new FloatPointer(t.toFloatArray()), sizes).clone();
        return channelsLast && dims.length == 4 ? copy.contiguous(torch.MemoryFormat.ChannelsLast) : copy;
    }
}
