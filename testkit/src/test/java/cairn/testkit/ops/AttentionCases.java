package cairn.testkit.ops;

import cairn.tensor.Attention;
import cairn.tensor.DType;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.testkit.GradCheck;
import cairn.testkit.OpCase;
import java.util.List;
import java.util.stream.Stream;

/// The rows of attention in [cairn.tensor.SequenceOps].
final class AttentionCases {
    private static final Attention PLAIN = Attention.defaults();
    private static final Tensor BANDS = Tensor.ones(5, 7).tril(2).to(DType.BOOL);

    static final List<OpCase> ROWS = Stream.of(attention(), selfAttention())
            .flatMap(List::stream)
            .map(row -> row.tolerance(new GradCheck.Tolerance(5e-3f, 1e-2, 1e-3)))
            .toList();

    private AttentionCases() {}

    private static int[] shape(int... sizes) {
        return sizes;
    }

    private static OpCase row(Attention options, int[] q, int[] k, int[] v) {
        return OpCase.of(
                "scaledDotProductAttention",
                x -> Rng.with(Rng.of(5), () -> x.get(0).scaledDotProductAttention(x.get(1), x.get(2), options)),
                q,
                k,
                v);
    }

    private static List<OpCase> attention() {
        return List.of(
                row(PLAIN, shape(2, 3, 5, 4), shape(2, 3, 7, 4), shape(2, 3, 7, 6)),
                row(PLAIN.causal(true).scale(0.7), shape(2, 5, 4), shape(2, 7, 4), shape(2, 7, 4)),
                row(PLAIN.causal(true), shape(2, 7, 4), shape(2, 5, 4), shape(2, 5, 4)),
                row(PLAIN.mask(BANDS), shape(3, 5, 4), shape(7, 4), shape(3, 7, 2))
                        .refuses(
                                "the mask must broadcast to the weights […, L, S] = [3, 4], got [5, 7]",
                                () -> Tensor.zeros(3, 2)
                                        .scaledDotProductAttention(
                                                Tensor.zeros(4, 2), Tensor.zeros(4, 2), PLAIN.mask(BANDS))),
                row(PLAIN.dropout(0.4), shape(2, 5, 4), shape(2, 7, 4), shape(2, 7, 4))
                        .refuses("dropout must be in [0, 1), got 1.0", () -> PLAIN.dropout(1)),
                row(PLAIN.dropout(0.3).causal(true), shape(50, 4), shape(50, 4), shape(50, 3)),
                row(PLAIN.mask(Tensor.randn(Rng.of(1), 1, 5, 1)), shape(2, 5, 4), shape(7, 4), shape(1, 7, 4))
                        .refuses("a mask must be BOOL or F32, got I64", () -> PLAIN.mask(Tensor.arange(3))),
                OpCase.of(
                                "scaledDotProductAttention with a mask that is trained",
                                x -> x.get(0).scaledDotProductAttention(x.get(1), x.get(2), PLAIN.mask(x.get(3))),
                                shape(2, 5, 4),
                                shape(2, 7, 4),
                                shape(2, 7, 3),
                                shape(5, 7))
                        .refuses(
                                "query and key must be equally wide, got [5, 4], [7, 3] and [7, 3]",
                                () -> Tensor.zeros(5, 4)
                                        .scaledDotProductAttention(Tensor.zeros(7, 3), Tensor.zeros(7, 3), PLAIN))
                        .refuses(
                                "there must be as many values as keys, got [5, 4], [7, 4] and [6, 4]",
                                () -> Tensor.zeros(5, 4)
                                        .scaledDotProductAttention(Tensor.zeros(7, 4), Tensor.zeros(6, 4), PLAIN)),
                OpCase.of(
                        "attentionWeights",
                        x -> x.get(0).attentionWeights(x.get(1), PLAIN.causal(true)),
                        shape(2, 5, 4),
                        shape(2, 7, 4)));
    }

    private static List<OpCase> selfAttention() {
        return List.of(
                self(2, PLAIN, 3, 5, 12)
                        .refuses(
                                "x must be [..., T, 3·C] with C a multiple of 5 heads, got [2, 12]",
                                () -> Tensor.zeros(2, 12).selfAttention(5, PLAIN)),
                self(1, PLAIN.causal(true), 30, 9),
                self(2, PLAIN.dropout(0.4).mask(BANDS.narrow(1, 1, 5)), 5, 12));
    }

    private static OpCase self(int heads, Attention options, int... shape) {
        return OpCase.of(
                "selfAttention", x -> Rng.with(Rng.of(5), () -> x.get(0).selfAttention(heads, options)), shape);
    }
}
