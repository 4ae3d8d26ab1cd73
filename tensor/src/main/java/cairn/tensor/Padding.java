package cairn.tensor;

/// What stands in the places that [ShapeOps#pad] adds at the borders of a tensor. PyTorch: the `mode` of `torch.nn.functional.pad`.
///
/// @param value the constant; 0 for the other modes
public record Padding(Mode mode, float value) {
    /// Where the values come from.
    public enum Mode {
        /// One number everywhere.
        CONSTANT,
        /// The elements mirrored at the border element, which is not repeated.
        REFLECT,
        /// The border element.
        REPLICATE,
        /// The elements of the other end, as if the tensor were a ring.
        CIRCULAR
    }

    /// Zeros.
    public static final Padding ZERO = constant(0);

    /// `3 2 | 1 2 3 4 | 3 2`.
    public static final Padding REFLECT = new Padding(Mode.REFLECT, 0);

    /// `1 1 | 1 2 3 4 | 4 4`.
    public static final Padding REPLICATE = new Padding(Mode.REPLICATE, 0);

    /// `3 4 | 1 2 3 4 | 1 2`.
    public static final Padding CIRCULAR = new Padding(Mode.CIRCULAR, 0);

    /// `value` everywhere.
    public static Padding constant(float value) {
        return new Padding(Mode.CONSTANT, value);
    }
}
