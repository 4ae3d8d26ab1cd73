package cairn.data.transform;

import cairn.tensor.DType;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.List;

/// The loop that the affine transforms share: `y = (x − offset[c]) / divisor[c]`, channel by channel along dimension 1.
final class Channels {
    private Channels() {}

    static Tensor affine(String name, Tensor x, List<Float> offset, List<Float> divisor) {
        if (x.dtype() != DType.F32)
            throw new IllegalArgumentException(name + ": the input must be F32, got " + x.dtype() + ".");
        int channels = offset.size();
        if (channels > 1 && (x.rank() < 2 || x.size(1) != channels)) {
            throw ShapeException.of(
                    name,
                    "x[N, C=" + channels + ", …] is expected, because it has statistics of " + channels + " channels",
                    x.shape());
        }
        float[] from = x.toFloatArray();
        int inner = channels == 1 ? from.length : from.length / Math.max(1, x.size(0) * channels);
        for (int at = 0, c = 0; at < from.length; at += inner, c = (c + 1) % channels) {
            float o = offset.get(c);
            float d = divisor.get(c);
            for (int i = at; i < at + inner; i++) from[i] = (from[i] - o) / d;
        }
        return Tensor.wrap(from, x.shape().dims());
    }
}
