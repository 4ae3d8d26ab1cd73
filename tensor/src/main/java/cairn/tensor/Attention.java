package cairn.tensor;

import org.jspecify.annotations.Nullable;

/// What attention can be told.
///
/// @param mask broadcast to `[…, L, S]`: BOOL, true where a query may look at a key; or F32, added to the scores. Null for none, the default
/// @param causal whether query `i` looks at keys `0 … i` only; default false
/// @param dropout the probability of a weight to be dropped, in `[0, 1)`; default 0
/// @param scale what scores are multiplied by; null for `1/√E`, the default
public record Attention(
        @Nullable Tensor mask,
        boolean causal,
        double dropout,
        @Nullable Double scale) {
    private static final Attention DEFAULTS = new Attention(null, false, 0, null);

    public Attention {
        if (!(dropout >= 0 && dropout < 1))
            throw new IllegalArgumentException("attention: dropout must be in [0, 1), got " + dropout + ".");
        if (mask != null && mask.dtype() == DType.I64)
            throw new IllegalArgumentException("attention: a mask must be BOOL or F32, got I64.");
    }

    /// No mask, no dropout, scores divided by `√E`.
    public static Attention defaults() {
        return DEFAULTS;
    }

    /// These options with a mask; null for none.
    public Attention mask(@Nullable Tensor to) {
        return new Attention(to, causal, dropout, scale);
    }

    /// These options with or without the rule that nobody looks ahead.
    public Attention causal(boolean to) {
        return new Attention(mask, to, dropout, scale);
    }

    /// These options with dropout.
    public Attention dropout(double to) {
        return new Attention(mask, causal, to, scale);
    }

    /// These options with another scale.
    public Attention scale(double to) {
        return new Attention(mask, causal, dropout, to);
    }
}
