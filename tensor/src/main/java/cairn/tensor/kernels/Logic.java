package cairn.tensor.kernels;

/// The functions of two truth values.
public enum Logic {
    AND,
    OR,
    XOR
}
