package cairn.tensor;

/// How [ResampleOps#gridSample] reads a picture or volume between and beyond its elements: an immutable value.
///
/// @param mode [Interpolation.Mode#LINEAR], [Interpolation.Mode#NEAREST] or, for pictures, [Interpolation.Mode#BICUBIC]
/// @param beyond what lies beyond the border: [Padding.Mode#CONSTANT] for zeros, [Padding.Mode#REPLICATE] for the border or
///     [Padding.Mode#REFLECT]. PyTorch: `padding_mode` zeros, border, reflection
/// @param isAligned whether −1 and 1 mean the middles of the corner elements rather than their outer edges. PyTorch: `align_corners`
public record GridSampling(Interpolation.Mode mode, Padding.Mode beyond, boolean isAligned) {
    /// Between the nearest elements by their distance, with zeros beyond the border: PyTorch's defaults.
    public static final GridSampling LINEAR = new GridSampling(Interpolation.Mode.LINEAR, Padding.Mode.CONSTANT, false);

    public GridSampling {
        if (mode == Interpolation.Mode.NEAREST_EXACT || mode == Interpolation.Mode.AREA)
            throw new IllegalArgumentException(
                    "GridSampling: the mode must be LINEAR, NEAREST or BICUBIC, got " + mode + ".");
        if (beyond == Padding.Mode.CIRCULAR)
            throw new IllegalArgumentException(
                    "GridSampling: what lies beyond must be CONSTANT, REPLICATE or REFLECT, got CIRCULAR.");
    }

    /// The same with another rule between elements.
    public GridSampling mode(Interpolation.Mode to) {
        return new GridSampling(to, beyond, isAligned);
    }

    /// The same with something else beyond the border.
    public GridSampling beyond(Padding.Mode to) {
        return new GridSampling(mode, to, isAligned);
    }

    /// The same where −1 and 1 mean the middles of the corner elements.
    public GridSampling alignCorners() {
        return new GridSampling(mode, beyond, true);
    }
}
