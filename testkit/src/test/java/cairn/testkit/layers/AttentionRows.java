package cairn.testkit.layers;

import cairn.nn.Activation;
import cairn.nn.LayerNorm;
import cairn.nn.MultiheadAttention;
import cairn.nn.Transformer;
import cairn.nn.TransformerDecoder;
import cairn.nn.TransformerDecoderLayer;
import cairn.nn.TransformerEncoder;
import cairn.nn.TransformerEncoderLayer;
import cairn.nn.TransformerOptions;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.testkit.LayerCase;
import java.util.List;

/// The rows of the layers with attention.
final class AttentionRows {
    private static final TransformerOptions SMALL = TransformerOptions.defaults()
            .dimFeedforward(5)
            .dropout(0)
            .activation(Activation.GELU)
            .batchFirst(true);

    private static final String SMALL_CALLS =
            "TransformerOptions.defaults().dimFeedforward(5).dropout(0.0).activation(Activation.GELU).batchFirst(true)";

    private static final Tensor OTHER = Tensor.randn(Rng.of(9), 2, 3, 4);

    static final List<LayerCase> ROWS = List.of(
            LayerCase.of(() -> new MultiheadAttention(4, 2), 5, 2, 4)
                    .parameters(80)
                    .prints("new MultiheadAttention(4, 2) {"),
            LayerCase.of(
                            () -> new MultiheadAttention(
                                    4,
                                    2,
                                    MultiheadAttention.defaults()
                                            .dropout(0.3)
                                            .bias(false)
                                            .addBiasKV(true)
                                            .addZeroAttn(true)
                                            .batchFirst(true)),
                            5,
                            4)
                    .parameters(72)
                    .differsInTraining()
                    .prints(
                            "new MultiheadAttention(4, 2, MultiheadAttention.defaults().dropout(0.3).bias(false).addBiasKV(true).addZeroAttn(true).batchFirst(true)) {"),
            LayerCase.of(
                            () -> new MultiheadAttention(
                                    4,
                                    1,
                                    MultiheadAttention.defaults()
                                            .kdim(4)
                                            .vdim(3)
                                            .batchFirst(true)),
                            2,
                            5,
                            4)
                    .parameters(76)
                    .called((layer, x) -> ((MultiheadAttention) layer).forward(x, OTHER, OTHER.narrow(2, 0, 3)))
                    .prints(
                            "new MultiheadAttention(4, 1, MultiheadAttention.defaults().kdim(4).vdim(3).batchFirst(true)) {"),
            LayerCase.of(() -> new TransformerEncoderLayer(4, 2, SMALL), 2, 3, 4)
                    .parameters(145)
                    .prints("new TransformerEncoderLayer(4, 2, " + SMALL_CALLS + ") {"),
            LayerCase.of(
                            () -> new TransformerEncoderLayer(
                                    4, 2, SMALL.normFirst(true).dropout(0.2)),
                            2,
                            3,
                            4)
                    .parameters(145)
                    .differsInTraining(),
            LayerCase.of(() -> new TransformerDecoderLayer(4, 2, SMALL.normFirst(true)), 2, 3, 4)
                    .parameters(233)
                    .called((layer, x) -> ((TransformerDecoderLayer) layer).forward(x, OTHER))
                    .prints("new TransformerDecoderLayer(4, 2, " + SMALL_CALLS + ".normFirst(true)) {"),
            LayerCase.of(
                            () -> new TransformerEncoder(new TransformerEncoderLayer(4, 2, SMALL), 2, new LayerNorm(4)),
                            2,
                            3,
                            4)
                    .parameters(298)
                    .prints("new TransformerEncoder(new TransformerEncoderLayer(4, 2, " + SMALL_CALLS
                            + "), 2, new LayerNorm(4)) {"),
            LayerCase.of(() -> new TransformerDecoder(new TransformerDecoderLayer(4, 2, SMALL), 1), 2, 3, 4)
                    .parameters(233)
                    .called((layer, x) -> ((TransformerDecoder) layer).forward(x, OTHER)),
            LayerCase.of(() -> new Transformer(4, 2, 1, 1, SMALL), 2, 3, 4)
                    .parameters(394)
                    .notDifferentiable() // its parts are; here finite differences are too coarse
                    .called((layer, x) -> ((Transformer) layer).forward(OTHER, x))
                    .prints("new Transformer(4, 2, 1, 1, " + SMALL_CALLS + ") {"));

    private AttentionRows() {}
}
