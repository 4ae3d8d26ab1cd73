package cairn.nn;

import cairn.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sees what a layer is about to be given.
@FunctionalInterface
public interface ForwardPreHook {
    /// Called before a forward pass.
    ///
    /// @param inputs what the layer is given, in the order of its arguments
    /// @return what to give it instead, as many tensors; null to keep them
    @Nullable
    List<Tensor> before(Layer layer, List<Tensor> inputs);
}
