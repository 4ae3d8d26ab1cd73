package cairn.tensor;

import cairn.tensor.engine.ArrayTensor;

/// A tensor that an operation keeps for its backward pass, with the guarantee that nobody changed it in between.
///
/// PyTorch: `ctx.save_for_backward`.
public final class Saved {
    private final Tensor tensor;
    private final int version;

    private Saved(Tensor tensor) {
        this.tensor = tensor;
        this.version = version(tensor);
    }

    /// Keeps `tensor` as it is now.
    public static Saved of(Tensor tensor) {
        return new Saved(tensor);
    }

    /// The kept tensor.
    ///
    /// @throws IllegalStateException if its values were changed in place since
    public Tensor get() {
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
