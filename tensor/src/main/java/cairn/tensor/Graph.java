package cairn.tensor;

/// What becomes of the recorded operations when the backward pass has gone through them.
public enum Graph {
    /// Their saved values are dropped: the ordinary training step.
    FREE,
    /// They are kept, so that the backward pass can be run again. PyTorch: `retain_graph=True`.
    RETAIN,
    /// They are kept and the backward pass is recorded too, so that gradients can be differentiated. PyTorch: `create_graph=True`.
    CREATE
}
