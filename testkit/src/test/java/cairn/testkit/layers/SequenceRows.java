package cairn.testkit.layers;

import cairn.nn.GRU;
import cairn.nn.GRUCell;
import cairn.nn.LSTM;
import cairn.nn.LSTMCell;
import cairn.nn.RNN;
import cairn.nn.RNNCell;
import cairn.nn.Recurrent;
import cairn.testkit.LayerCase;
import java.util.List;

/// The rows of the layers that work on sequences.
final class SequenceRows {
    static final List<LayerCase> ROWS = List.of(
            LayerCase.of(() -> new RNN(3, 4), 5, 2, 3)
                    .gives(5, 2, 4)
                    .parameters(36)
                    .prints("new RNN(3, 4)"),
            LayerCase.of(
                            () -> new RNN(
                                    3,
                                    4,
                                    RNN.Nonlinearity.RELU,
                                    Recurrent.defaults().batchFirst(true).bidirectional(true)),
                            2,
                            5,
                            3)
                    .gives(2, 5, 8)
                    .parameters(72)
                    .notDifferentiable() // at the kinks of ReLU
                    .prints(
                            "new RNN(3, 4, RNN.Nonlinearity.RELU, Recurrent.defaults().batchFirst(true).bidirectional(true))"),
            LayerCase.of(() -> new GRU(3, 4, Recurrent.defaults().layers(2).bias(false)), 5, 3)
                    .gives(5, 4)
                    .parameters(180)
                    .prints("new GRU(3, 4, Recurrent.defaults().layers(2).bias(false))"),
            LayerCase.of(() -> new LSTM(3, 4), 5, 2, 3)
                    .gives(5, 2, 4)
                    .parameters(144)
                    .prints("new LSTM(3, 4)"),
            LayerCase.of(() -> new LSTM(3, 4, Recurrent.defaults().layers(2).dropout(0.5)), 5, 2, 3)
                    .gives(5, 2, 4)
                    .parameters(304)
                    .differsInTraining()
                    .prints("new LSTM(3, 4, Recurrent.defaults().layers(2).dropout(0.5))"),
            LayerCase.of(() -> LSTM.projected(3, 4, 2, Recurrent.defaults()), 5, 2, 3)
                    .gives(5, 2, 2)
                    .parameters(120)
                    .prints("LSTM.projected(3, 4, 2, Recurrent.defaults())"),
            LayerCase.of(() -> new RNNCell(3, 4), 2, 3)
                    .gives(2, 4)
                    .parameters(36)
                    .prints("new RNNCell(3, 4)"),
            LayerCase.of(() -> RNNCell.withoutBias(3, 4, RNN.Nonlinearity.RELU), 3)
                    .gives(4)
                    .parameters(28)
                    .prints("RNNCell.withoutBias(3, 4, RNN.Nonlinearity.RELU)"),
            LayerCase.of(() -> new GRUCell(3, 4), 2, 3)
                    .gives(2, 4)
                    .parameters(108)
                    .prints("new GRUCell(3, 4)"),
            LayerCase.of(() -> LSTMCell.withoutBias(3, 4), 2, 3)
                    .gives(2, 4)
                    .parameters(112)
                    .prints("LSTMCell.withoutBias(3, 4)"));

    private SequenceRows() {}
}
