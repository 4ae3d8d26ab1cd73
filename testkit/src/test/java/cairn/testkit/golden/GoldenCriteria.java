package cairn.testkit.golden;

import cairn.nn.loss.BCELoss;
import cairn.nn.loss.BCEWithLogitsLoss;
import cairn.nn.loss.CTCLoss;
import cairn.nn.loss.CosineEmbeddingLoss;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.nn.loss.HingeEmbeddingLoss;
import cairn.nn.loss.HuberLoss;
import cairn.nn.loss.KLDivLoss;
import cairn.nn.loss.L1Loss;
import cairn.nn.loss.MSELoss;
import cairn.nn.loss.MarginRankingLoss;
import cairn.nn.loss.MultiLabelMarginLoss;
import cairn.nn.loss.MultiLabelSoftMarginLoss;
import cairn.nn.loss.MultiMarginLoss;
import cairn.nn.loss.NLLLoss;
import cairn.nn.loss.PoissonNLLLoss;
import cairn.nn.loss.SmoothL1Loss;
import cairn.nn.loss.SoftMarginLoss;
import cairn.nn.loss.TripletMarginLoss;
import cairn.tensor.Reduction;
import cairn.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/// How PyTorch's criteria are made in Cairn from the arguments of their constructors, and called.
final class GoldenCriteria {
    /// From the constructor's arguments and the inputs to the loss.
    static final Map<String, BiFunction<Call, List<Tensor>, Tensor>> CRITERIA = new HashMap<>();

    private GoldenCriteria() {}

    static {
        put("MSELoss", (c, x) -> new MSELoss(reduction(c)).forward(x.get(0), x.get(1)));
        put("L1Loss", (c, x) -> new L1Loss(reduction(c)).forward(x.get(0), x.get(1)));
        put(
                "SmoothL1Loss",
                (c, x) -> new SmoothL1Loss(c.number(3, "beta", 1), reduction(c)).forward(x.get(0), x.get(1)));
        put("HuberLoss", (c, x) -> new HuberLoss(c.number(1, "delta", 1), reduction(c)).forward(x.get(0), x.get(1)));
        put("BCELoss", (c, x) -> new BCELoss(c.tensor(0, "weight"), reduction(c)).forward(x.get(0), x.get(1)));
        put(
                "BCEWithLogitsLoss",
                (c, x) -> new BCEWithLogitsLoss(c.tensor(0, "weight"), c.tensor(4, "pos_weight"), reduction(c))
                        .forward(x.get(0), x.get(1)));
        put(
                "NLLLoss",
                (c, x) -> new NLLLoss(c.tensor(0, "weight"), c.integer(2, "ignore_index", -100), reduction(c))
                        .forward(x.get(0), x.get(1)));
        put(
                "CrossEntropyLoss",
                (c, x) -> new CrossEntropyLoss(
                                c.tensor(0, "weight"),
                                c.integer(2, "ignore_index", -100),
                                c.number(5, "label_smoothing", 0),
                                reduction(c))
                        .forward(x.get(0), x.get(1)));
        put(
                "KLDivLoss",
                (c, x) -> new KLDivLoss(c.flag(-1, "log_target", false), false, reduction(c))
                        .forward(x.get(0), x.get(1)));
        put("SoftMarginLoss", (c, x) -> new SoftMarginLoss(reduction(c)).forward(x.get(0), x.get(1)));
        put("MultiLabelMarginLoss", (c, x) -> new MultiLabelMarginLoss(reduction(c)).forward(x.get(0), x.get(1)));
        put(
                "MultiLabelSoftMarginLoss",
                (c, x) ->
                        new MultiLabelSoftMarginLoss(c.tensor(0, "weight"), reduction(c)).forward(x.get(0), x.get(1)));
        put(
                "MultiMarginLoss",
                (c, x) -> new MultiMarginLoss(
                                c.integer(0, "p", 1), c.number(1, "margin", 1), c.tensor(2, "weight"), reduction(c))
                        .forward(x.get(0), x.get(1)));
        put(
                "HingeEmbeddingLoss",
                (c, x) -> new HingeEmbeddingLoss(c.number(0, "margin", 1), reduction(c)).forward(x.get(0), x.get(1)));
        put(
                "PoissonNLLLoss",
                (c, x) -> new PoissonNLLLoss()
                        .logInput(c.flag(0, "log_input", true))
                        .full(c.flag(1, "full", false))
                        .reduction(reduction(c))
                        .forward(x.get(0), x.get(1)));
        put(
                "CosineEmbeddingLoss",
                (c, x) -> new CosineEmbeddingLoss(c.number(0, "margin", 0), reduction(c))
                        .forward(x.get(0), x.get(1), x.get(2)));
        put(
                "MarginRankingLoss",
                (c, x) -> new MarginRankingLoss(c.number(0, "margin", 0), reduction(c))
                        .forward(x.get(0), x.get(1), x.get(2)));
        put(
                "TripletMarginLoss",
                (c, x) -> new TripletMarginLoss()
                        .margin(c.number(0, "margin", 1))
                        .p(c.number(1, "p", 2))
                        .swap(c.flag(3, "swap", false))
                        .reduction(reduction(c))
                        .forward(x.get(0), x.get(1), x.get(2)));
        put(
                "CTCLoss",
                (c, x) -> new CTCLoss(c.integer(0, "blank", 0), c.flag(2, "zero_infinity", false), reduction(c))
                        .forward(x.get(0), x.get(1), x.get(2), x.get(3)));
    }

    /// Arguments that the reference does not list because the table hides them in a closure, by the case's description. In the table's
    /// loop over reductions every closure sees the last one.
    static Map<String, Object> impliedBy(String description) {
        Map<String, Object> implied = new HashMap<>();
        if (description.contains("_smoothing")) implied.put("label_smoothing", 0.15);
        if (description.contains("_sum_reduction") || description.contains("Loss_no_batch_dim_"))
            implied.put("reduction", "sum");
        if (description.startsWith("CrossEntropyLoss") && description.endsWith("_ignore_index"))
            implied.put("ignore_index", description.contains("_2d_") ? 3L : 1L);
        return implied;
    }

    private static void put(String name, BiFunction<Call, List<Tensor>, Tensor> criterion) {
        CRITERIA.put(name, criterion);
    }

    private static Reduction reduction(Call c) {
        return Reduction.valueOf(c.text(-1, "reduction", "mean").toUpperCase(Locale.ROOT));
    }
}
