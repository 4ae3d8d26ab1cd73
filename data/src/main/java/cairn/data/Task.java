package cairn.data;

/// What is to be learned from a dataset.
public enum Task {
    /// Targets are class numbers: `I64`, shape `[N]`, from 0 to the number of classes − 1.
    CLASSIFICATION,
    /// Targets are numbers: `F32`, shape `[N, outputs]`.
    REGRESSION,
    /// Targets are token numbers, one for every place of a sequence: `I64`, shape `[N, T]`, from 0 to the size of the vocabulary − 1, and
    /// −100 where nothing is to be predicted.
    TOKENS
}
