package cairn.testkit.layers;

import cairn.nn.Activation;
import cairn.nn.PositionalEmbedding;
import cairn.nn.PositionalEncoding;
import cairn.nn.RotaryEmbedding;
import cairn.nn.model.Autoencoder;
import cairn.nn.model.BasicBlock;
import cairn.nn.model.CharLSTM;
import cairn.nn.model.Gpt;
import cairn.nn.model.InvertedResidual;
import cairn.nn.model.Vae;
import cairn.testkit.LayerCase;
import cairn.testkit.Sampler;
import java.util.List;

/// The rows of architectures, and of the positions they use.
final class ModelRows {
    private static final Gpt.Options SMALL =
            Gpt.defaults().layers(2).heads(2).width(4).block(6);

    static final List<LayerCase> ROWS = List.of(
            LayerCase.of(() -> new BasicBlock(2, 4, 2, BasicBlock.Shortcut.ZERO_PADDED), 2, 2, 5, 4)
                    .gives(2, 4, 3, 2)
                    .parameters(232)
                    .differsInTraining()
                    .notDifferentiable() // at the kinks of ReLU; its parts are
                    .prints("new BasicBlock(2, 4, 2, BasicBlock.Shortcut.ZERO_PADDED) {"),
            LayerCase.of(() -> new BasicBlock(4, 2, 1, BasicBlock.Shortcut.CONVOLUTION), 2, 4, 3, 4)
                    .gives(2, 2, 3, 4)
                    .parameters(128)
                    .differsInTraining()
                    .notDifferentiable()
                    .prints("new BasicBlock(4, 2, 1, BasicBlock.Shortcut.CONVOLUTION) {"),
            LayerCase.of(() -> new InvertedResidual(2, 3, 2, 4), 2, 2, 5, 4)
                    .gives(2, 3, 3, 2)
                    .parameters(150)
                    .differsInTraining()
                    .notDifferentiable()
                    .prints("new InvertedResidual(2, 3, 2, 4) {"),
            LayerCase.of(() -> new PositionalEmbedding(5, 4), 2, 3, 4)
                    .parameters(20)
                    .prints("new PositionalEmbedding(5, 4)"),
            LayerCase.of(() -> PositionalEmbedding.timeFirst(5, 4), 3, 2, 4)
                    .parameters(20)
                    .prints("PositionalEmbedding.timeFirst(5, 4)"),
            LayerCase.of(() -> new PositionalEncoding(5, 3), 2, 5, 3).prints("new PositionalEncoding(5, 3)"),
            LayerCase.of(() -> PositionalEncoding.timeFirst(5, 4), 3, 4).prints("PositionalEncoding.timeFirst(5, 4)"),
            LayerCase.of(() -> new RotaryEmbedding(4, 5), 2, 2, 3, 4).prints("new RotaryEmbedding(4, 5)"),
            LayerCase.of(() -> new RotaryEmbedding(4, 5, 100, RotaryEmbedding.Pairs.HALVES), 5, 4)
                    .prints("new RotaryEmbedding(4, 5, 100.0, RotaryEmbedding.Pairs.HALVES)"),
            LayerCase.of(() -> new Gpt(5, SMALL), 2, 3)
                    .on(Sampler.index(5))
                    .gives(2, 3, 5)
                    .parameters(540)
                    .notDifferentiable() // too finely curved at its start; PyTorchModelsTest has its gradients
                    .prints("new Gpt(5, Gpt.defaults().layers(2).heads(2).width(4).block(6)) {"),
            LayerCase.of(() -> new Gpt(5, SMALL.dropout(0.2).bias(false)), 6)
                    .on(Sampler.index(5))
                    .gives(6, 5)
                    .parameters(448)
                    .differsInTraining()
                    .notDifferentiable()
                    .prints(
                            "new Gpt(5, Gpt.defaults().layers(2).heads(2).width(4).block(6).dropout(0.2).bias(false)) {"),
            LayerCase.of(
                            () -> new CharLSTM(
                                    5,
                                    CharLSTM.defaults().embedding(3).hidden(4).layers(2)),
                            2,
                            3)
                    .on(Sampler.index(5))
                    .gives(2, 3, 5)
                    .parameters(344)
                    .prints("new CharLSTM(5, CharLSTM.defaults().embedding(3).hidden(4).layers(2)) {"),
            LayerCase.of(() -> new Autoencoder(Autoencoder.defaults().activation(Activation.TANH), 6, 4, 2), 3, 2, 3)
                    .parameters(80)
                    .prints("new Autoencoder(Autoencoder.defaults().activation(Activation.TANH), 6, 4, 2) {"),
            LayerCase.of(() -> new Vae(6, 5, 2), 3, 2, 3)
                    .parameters(110)
                    .differsInTraining()
                    .notDifferentiable() // at the kinks of ReLU; PyTorchModelsTest has its gradients
                    .prints("new Vae(6, 5, 2) {"));

    private ModelRows() {}
}
