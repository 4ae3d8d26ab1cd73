package cairn.testkit.golden;

import cairn.nn.Activation;
import cairn.nn.AttentionMasks;
import cairn.nn.Layer;
import cairn.nn.LayerNorm;
import cairn.nn.MultiheadAttention;
import cairn.nn.Transformer;
import cairn.nn.TransformerDecoder;
import cairn.nn.TransformerDecoderLayer;
import cairn.nn.TransformerEncoder;
import cairn.nn.TransformerEncoderLayer;
import cairn.nn.TransformerOptions;
import cairn.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// How PyTorch's modules of attention are made and called in Cairn.
final class GoldenAttention {
    static final Map<String, Function<Call, Layer>> LAYERS = new HashMap<>();
    static final Map<String, BiFunction<Layer, Call, Object>> CALLS = new HashMap<>();

    private GoldenAttention() {}

    static {
        LAYERS.put("MultiheadAttention", GoldenAttention::attention);
        LAYERS.put("TransformerEncoderLayer", GoldenAttention::encoderLayer);
        LAYERS.put("TransformerDecoderLayer", GoldenAttention::decoderLayer);
        LAYERS.put("TransformerEncoder", c -> new TransformerEncoder(encoderLayer(c), layers(c), norm(c)));
        LAYERS.put("TransformerDecoder", c -> new TransformerDecoder(decoderLayer(c), layers(c), norm(c)));
        LAYERS.put("Transformer", GoldenAttention::transformer);
        CALLS.put("MultiheadAttention", GoldenAttention::attend);
        CALLS.put(
                "TransformerEncoderLayer",
                (layer, c) -> ((TransformerEncoderLayer) layer)
                        .forward(c.tensor(0, "src"), masks(c, 1, "src_mask", 2, "src_key_padding_mask")));
        CALLS.put(
                "TransformerEncoder",
                (layer, c) -> ((TransformerEncoder) layer)
                        .forward(c.tensor(0, "src"), masks(c, 1, "mask", 2, "src_key_padding_mask")));
        CALLS.put(
                "TransformerDecoderLayer",
                (layer, c) -> ((TransformerDecoderLayer) layer)
                        .forward(c.tensor(0, "tgt"), c.tensor(1, "memory"), target(c), memory(c)));
        CALLS.put(
                "TransformerDecoder",
                (layer, c) -> ((TransformerDecoder) layer)
                        .forward(c.tensor(0, "tgt"), c.tensor(1, "memory"), target(c), memory(c)));
        CALLS.put("Transformer", GoldenAttention::transform);
    }

    private static Layer attention(Call c) {
        MultiheadAttention.Options options = MultiheadAttention.defaults()
                .bias(c.flag(-1, "bias", true))
                .addBiasKV(c.flag(-1, "add_bias_kv", false))
                .addZeroAttn(c.flag(-1, "add_zero_attn", false))
                .batchFirst(c.flag(-1, "batch_first", false));
        if (c.has(-1, "kdim")) options = options.kdim(c.integer(-1, "kdim"));
        if (c.has(-1, "vdim")) options = options.vdim(c.integer(-1, "vdim"));
        return new MultiheadAttention(c.integer(0, "embed_dim"), c.integer(1, "num_heads"), options);
    }

    private static Object attend(Layer layer, Call c) {
        MultiheadAttention attention = (MultiheadAttention) layer;
        Tensor q = c.tensor(0, "query");
        Tensor k = c.tensor(1, "key");
        Tensor v = c.tensor(2, "value");
        AttentionMasks masks = masks(c, -1, "attn_mask", -1, "key_padding_mask");
        if (!c.flag(-1, "need_weights", true)) return Arrays.asList(attention.forward(q, k, v, masks), null);
        MultiheadAttention.Output out = attention.run(q, k, v, masks);
        boolean averaged = c.flag(-1, "average_attn_weights", true);
        return List.of(out.output(), averaged ? out.averagedWeights() : out.weights());
    }

    private static AttentionMasks masks(Call c, int i, String attention, int j, String padding) {
        return AttentionMasks.none().attention(c.tensor(i, attention)).keyPadding(c.tensor(j, padding));
    }

    private static AttentionMasks target(Call c) {
        return masks(c, -1, "tgt_mask", -1, "tgt_key_padding_mask");
    }

    private static AttentionMasks memory(Call c) {
        return masks(c, -1, "memory_mask", -1, "memory_key_padding_mask");
    }

    private static TransformerOptions options(Call c, int feedforward) {
        return TransformerOptions.defaults()
                .dimFeedforward(c.integer(feedforward, "dim_feedforward", 2048))
                .dropout(c.number(feedforward + 1, "dropout", 0.1))
                .activation(Activation.valueOf(c.text(-1, "activation", "relu").toUpperCase(Locale.ROOT)))
                .batchFirst(c.flag(-1, "batch_first", false))
                .normFirst(c.flag(-1, "norm_first", false));
    }

    private static TransformerEncoderLayer encoderLayer(Call c) {
        return new TransformerEncoderLayer(c.integer(0, "d_model"), c.integer(1, "nhead"), options(c, 2));
    }

    private static TransformerDecoderLayer decoderLayer(Call c) {
        return new TransformerDecoderLayer(c.integer(0, "d_model"), c.integer(1, "nhead"), options(c, 2));
    }

    private static int layers(Call c) {
        return c.integer(-1, "num_layers");
    }

    private static Layer norm(Call c) {
        return c.flag(-1, "norm", false) ? new LayerNorm(c.integer(0, "d_model")) : null;
    }

    private static Layer transformer(Call c) {
        return new Transformer(
                c.integer(0, "d_model"),
                c.integer(1, "nhead"),
                c.integer(2, "num_encoder_layers"),
                c.integer(3, "num_decoder_layers"),
                options(c, 4));
    }

    private static Object transform(Layer layer, Call c) {
        return ((Transformer) layer)
                .forward(
                        c.tensor(0, "src"),
                        c.tensor(1, "tgt"),
                        masks(c, 2, "src_mask", -1, "src_key_padding_mask"),
                        masks(c, 3, "tgt_mask", -1, "tgt_key_padding_mask"),
                        memory(c));
    }
}
