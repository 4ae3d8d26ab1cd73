package cairn.nn;

import cairn.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sees what a layer computed.
@FunctionalInterface
public interface ForwardHook {
    /// Called after a forward pass.
    ///
    /// @param inputs what the layer was given, in the order of its arguments
    /// @return what to go on with instead of `output`; null to keep it
    @Nullable
    Tensor after(Layer layer, List<Tensor> inputs, Tensor output);
}
