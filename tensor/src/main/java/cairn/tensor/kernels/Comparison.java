package cairn.tensor.kernels;

/// The ways to compare two numbers. Every comparison with NaN is false, except `NE`.
public enum Comparison {
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE
}
