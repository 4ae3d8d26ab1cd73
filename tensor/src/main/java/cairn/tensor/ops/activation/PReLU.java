package cairn.tensor.ops.activation;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;

/// Leaky rectifier with learnt slopes: `y = x` where positive, else `weight · x`. Shape: `[N, C, *], [C] or [1] → [N, C, *]`.
///
/// He et al., 2015, arXiv:1502.01852.
public final class PReLU {
    private PReLU() {}

    public static Tensor of(Tensor x, Tensor weight) {
        if (weight.numel() == 1) return LeakyReLU.of(x, weight.reshape());
        int channels = x.rank() < 2 ? 1 : x.size(1);
        if (weight.rank() != 1 || weight.numel() != channels)
            throw ShapeException.of(
                    "prelu",
                    "the weight must have one element, or one for each of the C=%d channels (dim 1) of x %s"
                            .formatted(channels, x.shape()),
                    weight.shape());
        int[] sizes = new int[x.rank() - 1]; // [C, 1, …, 1]
        Arrays.fill(sizes, 1);
        sizes[0] = channels;
        return LeakyReLU.of(x, weight.reshape(sizes));
    }
}
