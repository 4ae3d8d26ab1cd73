package cairn.nn;

/// Layers that make as many numbers of a channel as they are told, whatever the size of the input: [AdaptiveAvgPool2d],
/// [AdaptiveMaxPool2d] and their kind. With an output size of 1 they pool over the whole channel.
///
/// Region `o` of `O` covers the places from `⌊o·L / O⌋` before `⌈(o + 1)·L / O⌉`: neighbours share a place where it cannot be divided.
public abstract sealed class AdaptivePooling extends Pooling
        permits AdaptiveAvgPool1d,
                AdaptiveAvgPool2d,
                AdaptiveAvgPool3d,
                AdaptiveMaxPool1d,
                AdaptiveMaxPool2d,
                AdaptiveMaxPool3d {
    private final int[] outputSize;

    AdaptivePooling(int dims, int[] outputSize) {
        super(dims);
        this.outputSize = outputSize.clone();
        if (outputSize.length != 1 && outputSize.length != dims)
            throw new IllegalArgumentException("%s: needs one output size%s, got [%s]."
                    .formatted(
                            getClass().getSimpleName(),
                            dims == 1 ? "" : " or one for each of %d dims".formatted(dims),
                            LayerText.list(outputSize)));
        for (int n : outputSize)
            if (n < -1)
                throw new IllegalArgumentException(
                        "%s: an output size must be at least 0, or -1 to keep the input's, got %d."
                                .formatted(getClass().getSimpleName(), n));
    }

    /// What the constructor was told: one size for all dims or one for each; −1 keeps the input's.
    public final int[] outputSize() {
        return outputSize.clone();
    }

    @Override
    public final LayerConfig config() {
        return LayerConfig.of(getClass().getSimpleName()).with("outputSize", outputSize);
    }
}
