package cairn.testkit.golden;

import cairn.nn.loss.BCELoss;
import cairn.nn.loss.BCEWithLogitsLoss;
import cairn.nn.loss.CTCLoss;
import cairn.nn.loss.CosineEmbeddingLoss;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.nn.loss.GaussianNLLLoss;
import cairn.nn.loss.HingeEmbeddingLoss;
import cairn.nn.loss.HuberLoss;
import cairn.nn.loss.KLDivLoss;
import cairn.nn.loss.L1Loss;
import cairn.nn.loss.Loss;
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
import cairn.nn.loss.TripletMarginWithDistanceLoss;
import cairn.tensor.Reduction;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's names of the losses are called in Cairn.
final class GoldenLoss {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenLoss() {}

    static {
        put("mse_loss", c -> new MSELoss(reduction(c)));
        put("l1_loss", c -> new L1Loss(reduction(c)));
        put("huber_loss", c -> new HuberLoss().delta(c.number(-1, "delta", 1)).reduction(reduction(c)));
        put(
                "smooth_l1_loss",
                c -> new SmoothL1Loss().beta(c.number(-1, "beta", 1)).reduction(reduction(c)));
        put(
                "binary_cross_entropy",
                c -> new BCELoss().weight(c.tensor(1, "weight")).reduction(reduction(c)));
        put(
                "binary_cross_entropy_with_logits",
                c -> new BCEWithLogitsLoss()
                        .weight(c.tensor(1, "weight"))
                        .posWeight(c.tensor(-1, "pos_weight"))
                        .reduction(reduction(c)));
        put(
                "cross_entropy",
                c -> new CrossEntropyLoss()
                        .weight(c.tensor(1, "weight"))
                        .ignoreIndex(c.integer(-1, "ignore_index", -100))
                        .labelSmoothing(c.number(-1, "label_smoothing", 0))
                        .reduction(reduction(c)));
        put(
                "nll_loss",
                c -> new NLLLoss()
                        .weight(c.tensor(1, "weight"))
                        .ignoreIndex(c.integer(-1, "ignore_index", -100))
                        .reduction(reduction(c)));
        put(
                "kl_div",
                c -> new KLDivLoss()
                        .logTarget(c.flag(-1, "log_target", false))
                        .batchMean(c.text(-1, "reduction", "mean").equals("batchmean"))
                        .reduction(reduction(c)));
        put("soft_margin_loss", c -> new SoftMarginLoss(reduction(c)));
        put("multilabel_margin_loss", c -> new MultiLabelMarginLoss(reduction(c)));
        put(
                "multilabel_soft_margin_loss",
                c -> new MultiLabelSoftMarginLoss()
                        .weight(c.tensor(1, "weight"))
                        .reduction(reduction(c)));
        put(
                "multi_margin_loss",
                c -> new MultiMarginLoss()
                        .p(c.integer(1, "p", 1))
                        .margin(c.number(2, "margin", 1))
                        .weight(c.tensor(3, "weight"))
                        .reduction(reduction(c)));
        put(
                "hinge_embedding_loss",
                c -> new HingeEmbeddingLoss().margin(c.number(1, "margin", 1)).reduction(reduction(c)));
        put(
                "poisson_nll_loss",
                c -> new PoissonNLLLoss()
                        .logInput(c.flag(-1, "log_input", true))
                        .full(c.flag(-1, "full", false))
                        .eps(c.number(-1, "eps", 1e-8))
                        .reduction(reduction(c)));
        OPS.put(
                "nn.functional.gaussian_nll_loss",
                c -> new GaussianNLLLoss()
                        .full(c.flag(-1, "full", false))
                        .eps(c.number(-1, "eps", 1e-6))
                        .reduction(reduction(c))
                        .forward(c.input(), c.tensor(0, "target"), c.tensor(1, "var")));
        OPS.put(
                "nn.functional.cosine_embedding_loss",
                c -> new CosineEmbeddingLoss()
                        .margin(c.number(2, "margin", 0))
                        .reduction(reduction(c))
                        .forward(c.input(), c.tensor(0, "input2"), c.tensor(1, "target")));
        OPS.put(
                "nn.functional.triplet_margin_loss",
                c -> triplet(c).forward(c.input(), c.tensor(0, "positive"), c.tensor(1, "negative")));
        OPS.put( // its distance function is the default one in every case
                "nn.functional.triplet_margin_with_distance_loss",
                c -> new TripletMarginWithDistanceLoss()
                        .margin(c.number(-1, "margin", 1))
                        .swap(c.flag(-1, "swap", false))
                        .reduction(reduction(c))
                        .forward(c.input(), c.tensor(0, "positive"), c.tensor(1, "negative")));
        OPS.put(
                "nn.functional.ctc_loss",
                c -> new CTCLoss()
                        .blank(c.integer(3, "blank", 0))
                        .zeroInfinity(c.flag(5, "zero_infinity", false))
                        .reduction(reduction(c))
                        .forward(
                                c.input(),
                                c.tensor(0, "targets"),
                                c.tensor(1, "input_lengths"),
                                c.tensor(2, "target_lengths")));
        OPS.put(
                "nn.functional.margin_ranking_loss",
                c -> new MarginRankingLoss()
                        .margin(c.number(2, "margin", 0))
                        .reduction(reduction(c))
                        .forward(c.input(), c.tensor(0, "input2"), c.tensor(1, "target")));
    }

    private static TripletMarginLoss triplet(Call c) {
        return new TripletMarginLoss()
                .margin(c.number(-1, "margin", 1))
                .p(c.number(-1, "p", 2))
                .swap(c.flag(-1, "swap", false))
                .reduction(reduction(c));
    }

    private static void put(String name, Function<Call, Loss> loss) {
        OPS.put("nn.functional." + name, c -> loss.apply(c).forward(c.input(), c.tensor(0, "target")));
    }

    private static Reduction reduction(Call c) {
        return switch (c.text(-1, "reduction", "mean")) {
            case "none" -> Reduction.NONE;
            case "sum" -> Reduction.SUM;
            default -> Reduction.MEAN;
        };
    }
}
