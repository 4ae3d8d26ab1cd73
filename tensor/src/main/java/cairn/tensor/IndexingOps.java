package cairn.tensor;

/// Operations that pick elements out, or put them in.
public sealed interface IndexingOps permits Tensor {}
