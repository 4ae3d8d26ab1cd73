package cairn.tensor.kernels;

/// The functions of two truth values.
public enum Logic {
    AND,
    OR,
    XOR;

    /// The function's value at `(a, b)`.
    public boolean at(boolean a, boolean b) {
        return switch (this) {
            case AND -> a && b;
            case OR -> a || b;
            case XOR -> a != b;
        };
    }
}
