package cairn.data.transform;

import cairn.data.Transform;
import cairn.data.TransformState;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Pixel values `0 … white` as numbers in `[0, 1]`: `y = x / white`. The image sources of this library have done it already.
///
/// Shape: `[*] → [*]`. PyTorch: `transforms.ToTensor`, whose white is 255.
///
/// @param white the value that becomes 1, above 0
public record ToTensor(float white) implements Transform {
    /// Checks the range.
    public ToTensor {
        if (!(white > 0)) throw new IllegalArgumentException("ToTensor: white must be above 0, got " + white + ".");
    }

    /// For bytes: white is 255.
    public ToTensor() {
        this(255);
    }

    @Override
    public Tensor apply(Tensor batch) {
        float[] x = batch.toFloatArray();
        for (int i = 0; i < x.length; i++) x[i] /= white;
        return Tensor.wrap(x, batch.shape().dims());
    }

    @Override
    public Shape outputShape(Shape sample) {
        return sample;
    }

    @Override
    public TransformState state() {
        return new TransformState("ToTensor", Map.of("white", List.of((double) white)), List.of());
    }
}
