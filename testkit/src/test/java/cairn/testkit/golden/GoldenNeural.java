package cairn.testkit.golden;

import cairn.tensor.Attention;
import cairn.tensor.RunningStats;
import cairn.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// How PyTorch's names of the neural operations are called in Cairn.
final class GoldenNeural {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenNeural() {}

    static {
        OPS.put("nn.functional.linear", c -> c.input().linear(c.tensor(0, "weight"), c.tensor(1, "bias")));
        OPS.put("nn.functional.batch_norm", GoldenNeural::batchNorm);
        OPS.put("nn.functional.layer_norm", GoldenNeural::layerNorm);
        OPS.put("nn.functional.group_norm", GoldenNeural::groupNorm);
        OPS.put("nn.functional.instance_norm", GoldenNeural::instanceNorm);
        OPS.put("nn.functional.local_response_norm", GoldenNeural::localResponseNorm);
        OPS.put("nn.functional.dropout", c -> dropout(c, Tensor::dropout));
        for (String d : List.of("1d", "2d", "3d"))
            OPS.put("nn.functional.dropout" + d, c -> dropout(c, Tensor::featureDropout));
        OPS.put("nn.functional.alpha_dropout", c -> dropout(c, Tensor::alphaDropout));
        OPS.put("nn.functional.feature_alpha_dropout", c -> dropout(c, Tensor::featureAlphaDropout));
        OPS.put(
                "nn.functional.bilinear",
                c -> c.input().bilinear(c.tensor(0, "input2"), c.tensor(1, "weight"), c.tensor(2, "bias")));
        OPS.put("nn.functional._scaled_dot_product_attention", GoldenNeural::attention);
    }

    private static Tensor batchNorm(Call c) {
        if (c.input().rank() < 2) throw new NotCovered("an input without channels");
        Tensor mean = c.constant(0, "running_mean");
        Tensor variance = c.constant(1, "running_var");
        double momentum = c.number(-1, "momentum", 0.1);
        RunningStats stats = mean == null ? null : new RunningStats(mean, variance, null, momentum);
        return c.input()
                .batchNorm(
                        stats,
                        c.tensor(2, "weight"),
                        c.tensor(3, "bias"),
                        c.flag(4, "training", false),
                        c.number(-1, "eps", 1e-5));
    }

    private static Tensor groupNorm(Call c) {
        return c.input()
                .groupNorm(
                        c.integer(0, "num_groups"),
                        c.tensor(1, "weight"),
                        c.tensor(2, "bias"),
                        c.number(3, "eps", 1e-5));
    }

    private static Tensor instanceNorm(Call c) {
        Tensor mean = c.constant(0, "running_mean");
        Tensor variance = c.constant(1, "running_var");
        double momentum = c.number(5, "momentum", 0.1);
        return c.input()
                .instanceNorm(
                        mean == null ? null : new RunningStats(mean, variance, null, momentum),
                        c.tensor(2, "weight"),
                        c.tensor(3, "bias"),
                        c.flag(4, "use_input_stats", true),
                        c.number(6, "eps", 1e-5));
    }

    private static Tensor localResponseNorm(Call c) {
        return c.input()
                .localResponseNorm(
                        c.integer(0, "size"),
                        c.number(1, "alpha", 1e-4),
                        c.number(2, "beta", 0.75),
                        c.number(3, "k", 1));
    }

    private static Tensor layerNorm(Call c) {
        int[] normalized = c.ints(0, "normalized_shape");
        if (normalized.length == 1 && normalized[0] == 1 && c.input().numel() > 0)
            throw new NotCovered(
                    "one value normalised by itself: the gradient is 0 and PyTorch's is its rounding error");
        return c.input().layerNorm(normalized, c.tensor(1, "weight"), c.tensor(2, "bias"), c.number(3, "eps", 1e-5));
    }

    /// The result and the weights, which PyTorch gives whether or not they are asked for.
    private static List<Tensor> attention(Call c) {
        if (c.number(-1, "dropout_p", 0) > 0) throw new NotCovered("random numbers differ from PyTorch's");
        Attention options =
                Attention.defaults().causal(c.flag(-1, "is_causal", false)).mask(c.tensor(-1, "attn_mask"));
        Tensor key = c.tensor(0, "key");
        return List.of(
                c.input().scaledDotProductAttention(key, c.tensor(1, "value"), options),
                c.input().attentionWeights(key, options));
    }

    private static Tensor dropout(Call c, BiFunction<Tensor, Double, Tensor> op) {
        double p = c.number(0, "p", 0.5);
        if (!c.flag(1, "training", true)) return c.input();
        if (p == 0 || p == 1) return op.apply(c.input(), p);
        throw new NotCovered("random numbers differ from PyTorch's");
    }
}
