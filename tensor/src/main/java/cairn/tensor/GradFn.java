package cairn.tensor;

/// The backward half of an operation: from the gradient of its result to the gradients of its inputs.
///
/// An implementation is a record whose components are exactly what stays alive until the backward pass. It is written with tensor
/// operations, so that gradients can be differentiated again:
///
/// ```java
/// record Backward(Saved y) implements GradFn {
///     public void backward(Tensor dy, Gradients dx) {
///         dx.of(0, () -> dy.mul(y.get().square().neg().add(1)));
///     }
/// }
/// ```
///
/// It is attached with [Autograd#record]. PyTorch: `torch.autograd.Function`.
@FunctionalInterface
public interface GradFn {
    /// Gives the gradient of each input that asks for one.
    ///
    /// @param dy the gradient of the result, of the result's shape
    /// @param dx where the gradients of the inputs go, by their position in [Autograd#record]
    void backward(Tensor dy, Gradients dx);
}
