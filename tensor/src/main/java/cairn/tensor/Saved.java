package cairn.tensor;

import cairn.tensor.engine.ArrayTensor;
import org.jspecify.annotations.Nullable;

/// A tensor that an operation keeps for its backward pass, with the guarantee that nobody changed it in between.
///
/// PyTorch: `ctx.save_for_backward`.
public final class Saved {
    private static final Saved NOTHING = new Saved(null);

    private final @Nullable Tensor tensor;
    private final int version;

    private Saved(@Nullable Tensor tensor) {
        this.tensor = tensor;
        this.version = tensor == null ? 0 : version(tensor);
    }

    /// Keeps `tensor` as it is now.
    public static Saved of(Tensor tensor) {
        return new Saved(tensor);
    }

    /// Keeps `tensor` for the gradient of `input` only: nothing is kept alive where no gradient flows through `input`.
    public static Saved of(Tensor tensor, Tensor input) {
        return input.isTracked() ? new Saved(tensor) : NOTHING;
    }

    /// The kept tensor.
    ///
    /// @throws IllegalStateException if its values were changed in place since, or if it was kept for an input without gradient
    public Tensor get() {
        if (tensor == null)
            throw new IllegalStateException("backward: the value was kept for an input that has no gradient.");
        if (version(tensor) != version)
            throw new IllegalStateException(
                    "backward: a value of shape %s that the forward pass saved was changed in place afterwards, so the gradient would be wrong. Use the operation without InPlace, or change it after backward()."
                            .formatted(tensor.shape()));
        return tensor;
    }

    private static int version(Tensor t) {
        return ((ArrayTensor) t).view().buffer().version();
    }
}
