package cairn.benchmarks.workload;

import cairn.benchmarks.CairnTraining;
import cairn.benchmarks.Handover;
import cairn.benchmarks.Side;
import cairn.benchmarks.Step;
import cairn.benchmarks.Torch;
import cairn.benchmarks.TorchTraining;
import cairn.benchmarks.Workload;
import cairn.nn.Embedding;
import cairn.nn.LSTM;
import cairn.nn.Layer;
import cairn.nn.Linear;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.Adam;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// A recurrent network that predicts the next character: an embedding, two LSTM layers of 256 units, 64 characters of 65.
///
/// @param batch texts in a step
public record W6CharLstm(int batch) implements Workload {
    private static final int LAYERS = 2;
    private static final int UNITS = 256;
    private static final int LENGTH = 64;
    private static final int SYMBOLS = 65;
    private static final double LR = 1e-3;

    @Override
    public String name() {
        return "W6-" + batch;
    }

    @Override
    public String about() {
        return "character LSTM: 2 layers × 256, sequence 64, vocabulary 65, Adam, batch " + batch;
    }

    @Override
    public List<Side> sides() {
        return List.of(Side.CAIRN_PLANNED, Side.CAIRN_EAGER, Side.PYTORCH);
    }

    @Override
    public Map<Side, Double> bars() {
        return batch == 32 ? Map.of(Side.PYTORCH, 1.8) : Map.of();
    }

    @Override
    public Handover given() {
        return Rng.with(Rng.of(6), () -> Handover.of(new InCairn.Network(), Inputs.tokens(8, SYMBOLS, batch, LENGTH)));
    }

    @Override
    public Step on(Side side, Handover given) {
        return switch (side.framework()) {
            case CAIRN -> InCairn.step(side, given);
            case PYTORCH -> new InPyTorch(side, given).step();
            default -> throw new IllegalArgumentException(side + " takes no part in " + name());
        };
    }

    private static final class InCairn {
        static Step step(Side side, Handover given) {
            return new CairnTraining(side, new Network(), new CrossEntropyLoss(), p -> new Adam(p, LR), given);
        }

        private static final class Network extends Layer {
            private final Layer embedding = child("embedding", new Embedding(SYMBOLS, UNITS));
            private final Layer lstm = child(
                    "lstm",
                    new LSTM(UNITS, UNITS, LSTM.defaults().layers(LAYERS).batchFirst(true)));
            private final Layer fc = child("fc", new Linear(UNITS, SYMBOLS));

            @Override
            protected Tensor compute(Tensor tokens) { // [N, T]
                Tensor x = lstm.forward(embedding.forward(tokens)); // [N, T, H]
                return fc.forward(x).reshape(-1, SYMBOLS); // [N·T, V]
            }
        }
    }

    private static final class InPyTorch {
        private final Torch numbers;
        private final TensorVector weights;
        private final TensorVector zeros;

        InPyTorch(Side side, Handover given) {
            numbers = new Torch(side, given);
            weights = new TensorVector(given.weights().keySet().stream()
                    .filter(name -> name.startsWith("lstm."))
                    .map(numbers::weight)
                    .toArray(org.bytedeco.pytorch.Tensor[]::new));
            int batch = given.batches().getFirst().x().size(0);
            var state = torch.zeros(LAYERS, batch, UNITS);
            zeros = new TensorVector(state, state);
        }

        Step step() {
            var optimizer = new org.bytedeco.pytorch.Adam(numbers.weights(), new AdamOptions(LR));
            return new TorchTraining(numbers, this::network, torch::cross_entropy_loss, optimizer);
        }

        private org.bytedeco.pytorch.Tensor network(org.bytedeco.pytorch.Tensor tokens) {
            var x = torch.embedding(numbers.weight("embedding.weight"), tokens);
            var y = torch.lstm(x, zeros, weights, true, LAYERS, 0, true, false, true)
                    .get0();
            return numbers.linear(y, "fc").view(-1, SYMBOLS);
        }
    }
}
