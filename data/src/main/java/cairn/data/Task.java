package cairn.data;

/// What is to be learned from a dataset.
public enum Task {
    /// Targets are class numbers: `I64`, shape `[N]`, from 0 to the number of classes − 1.
    CLASSIFICATION,
    /// Targets are numbers: `F32`, shape `[N, outputs]`.
    REGRESSION
}
