package cairn.nn;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which keys each query of a [MultiheadAttention] may look at.
///
/// NOTE: as in PyTorch's layers, true in a BOOL mask means *not*; in [cairn.tensor.Attention] it means may. An F32 mask is added to the
/// scores.
///
/// @param attention `[L, S]`, or `[N·heads, L, S]`; null for none. PyTorch: `attn_mask`
/// @param keyPadding `[N, S]`, or `[S]` for a single sequence; null for none. PyTorch: `key_padding_mask`
/// @param causal whether query `i` looks at keys `0 … i` only, without a mask being made. PyTorch: `is_causal`
public record AttentionMasks(
        @Nullable Tensor attention, @Nullable Tensor keyPadding, boolean causal) {
    private static final AttentionMasks NONE = new AttentionMasks(null, null, false);

    public AttentionMasks {
        checkType("attention", attention);
        checkType("keyPadding", keyPadding);
    }

    private static void checkType(String name, @Nullable Tensor mask) {
        if (mask != null && mask.dtype() == DType.I64)
            throw new IllegalArgumentException(
                    "AttentionMasks: %s must be BOOL or F32, got I64. Did you mean mask.to(DType.BOOL)?"
                            .formatted(name));
    }

    /// Every query looks at every key.
    public static AttentionMasks none() {
        return NONE;
    }

    /// These masks with one of queries and keys; null for none.
    public AttentionMasks attention(@Nullable Tensor to) {
        return new AttentionMasks(to, keyPadding, causal);
    }

    /// These masks with one of keys that are padding; null for none.
    public AttentionMasks keyPadding(@Nullable Tensor to) {
        return new AttentionMasks(attention, to, causal);
    }

    /// These masks with or without the rule that nobody looks ahead.
    public AttentionMasks causal(boolean to) {
        return new AttentionMasks(attention, keyPadding, to);
    }

    /// These masks for `more` keys that come after the `keys` there are and that everybody may look at.
    AttentionMasks followedBy(int more, int queries, int keys) {
        if (more == 0) return this;
        Tensor mask = attention == null ? null : additive(attention);
        if (causal) {
            Tensor ahead = additive(Tensor.ones(queries, keys).triu(1).to(DType.BOOL));
            mask = mask == null ? ahead : mask.add(ahead);
        }
        return new AttentionMasks(padded(mask, more), padded(keyPadding, more), false);
    }

    private static @Nullable Tensor padded(@Nullable Tensor mask, int more) {
        return mask == null ? null : additive(mask).pad(0, more);
    }

    /// What is added to the scores, broadcast to `[N, heads, L, S]` or `[heads, L, S]`; null for nothing.
    ///
    /// @param layer leads errors
    /// @param batch 0 for a single sequence
    @Nullable
    Tensor added(String layer, int batch, int heads, int queries, int keys) {
        Tensor padding = keyPadding == null ? null : paddingAdded(layer, keyPadding, batch, keys);
        if (attention == null) return padding;
        Tensor mask = attentionAdded(layer, attention, batch, heads, queries, keys);
        return padding == null ? mask : mask.add(padding);
    }

    private static Tensor paddingAdded(String layer, Tensor mask, int batch, int keys) {
        int[] expected = batch == 0 ? new int[] {keys} : new int[] {batch, keys};
        if (!Arrays.equals(mask.shape().dims(), expected))
            throw ShapeException.expected(
                    layer, "a key padding mask of %s".formatted(Shape.of(expected)), mask.shape());
        return additive(batch == 0 ? mask : mask.reshape(batch, 1, 1, keys));
    }

    private static Tensor attentionAdded(String layer, Tensor mask, int batch, int heads, int queries, int keys) {
        int each = Math.max(1, batch) * heads;
        if (Arrays.equals(mask.shape().dims(), new int[] {queries, keys})) return additive(mask);
        if (!Arrays.equals(mask.shape().dims(), new int[] {each, queries, keys}))
            throw ShapeException.expected(
                    layer,
                    "an attention mask of [L=%d, S=%d] or [N·heads=%d, %d, %d]"
                            .formatted(queries, keys, each, queries, keys),
                    mask.shape());
        return additive(batch == 0 ? mask : mask.reshape(batch, heads, queries, keys));
    }

    private static Tensor additive(Tensor mask) {
        return mask.dtype() == DType.BOOL ? Tensor.where(mask, Double.NEGATIVE_INFINITY, 0.0) : mask;
    }
}
