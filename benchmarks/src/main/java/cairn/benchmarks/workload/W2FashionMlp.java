package cairn.benchmarks.workload;

import cairn.benchmarks.CairnTraining;
import cairn.benchmarks.Dl4jTraining;
import cairn.benchmarks.Handover;
import cairn.benchmarks.Side;
import cairn.benchmarks.Step;
import cairn.benchmarks.Torch;
import cairn.benchmarks.TorchTraining;
import cairn.benchmarks.Workload;
import cairn.nn.Linear;
import cairn.nn.ReLU;
import cairn.nn.Sequential;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.Adam;
import cairn.tensor.Rng;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.ReLUImpl;
import org.bytedeco.pytorch.SequentialImpl;
import org.bytedeco.pytorch.global.torch;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/// The network that is trained on Fashion-MNIST, on images of noise.
///
/// @param batch images in a step
public record W2FashionMlp(int batch) implements Workload {
    private static final double LR = 1e-3;

    @Override
    public String name() {
        return "W2-" + batch;
    }

    @Override
    public String about() {
        return "Fashion-MNIST: 784-256-128-64-10, ReLU, cross-entropy, Adam, batch " + batch;
    }

    @Override
    public List<Side> sides() {
        return List.of(Side.CAIRN_PLANNED, Side.CAIRN_EAGER, Side.PYTORCH, Side.DEEPLEARNING4J);
    }

    @Override
    public Map<Side, Double> bars() {
        return batch == 64 ? Map.of(Side.PYTORCH, 2.0) : batch == 500 ? Map.of(Side.PYTORCH, 1.4) : Map.of();
    }

    @Override
    public Handover given() {
        return Rng.with(Rng.of(2), () -> Handover.of(InCairn.model(), Inputs.labelled(8, 10, batch, 784)));
    }

    @Override
    public Step on(Side side, Handover given) {
        return switch (side.framework()) {
            case CAIRN -> InCairn.step(side, given);
            case PYTORCH -> InPyTorch.step(side, given);
            case DEEPLEARNING4J -> InDeeplearning4j.step(given);
            default -> throw new IllegalArgumentException(side + " takes no part in " + name());
        };
    }

    static final class InCairn {
        static Sequential model() {
            return new Sequential(
                    new Linear(784, 256),
                    new ReLU(),
                    new Linear(256, 128),
                    new ReLU(),
                    new Linear(128, 64),
                    new ReLU(),
                    new Linear(64, 10));
        }

        static Step step(Side side, Handover given) {
            return new CairnTraining(side, model(), new CrossEntropyLoss(), p -> new Adam(p, LR), given);
        }
    }

    static final class InPyTorch {
        static SequentialImpl model() {
            var model = new SequentialImpl();
            model.push_back(new LinearImpl(784, 256));
            model.push_back(new ReLUImpl());
            model.push_back(new LinearImpl(256, 128));
            model.push_back(new ReLUImpl());
            model.push_back(new LinearImpl(128, 64));
            model.push_back(new ReLUImpl());
            model.push_back(new LinearImpl(64, 10));
            return model;
        }

        static Step step(Side side, Handover given) {
            var numbers = new Torch(side, given);
            var model = numbers.load(model());
            var optimizer = new org.bytedeco.pytorch.Adam(model.parameters(), new AdamOptions(LR));
            return new TorchTraining(numbers, model::forward, torch::cross_entropy_loss, optimizer);
        }
    }

    private static final class InDeeplearning4j {
        static Step step(Handover given) {
            var conf = new NeuralNetConfiguration.Builder()
                    .updater(new org.nd4j.linalg.learning.config.Adam(LR))
                    .list()
                    .layer(dense(784, 256))
                    .layer(dense(256, 128))
                    .layer(dense(128, 64))
                    .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                            .nIn(64)
                            .nOut(10)
                            .activation(Activation.SOFTMAX)
                            .build())
                    .build();
            return new Dl4jTraining(conf, given, 10);
        }

        private static DenseLayer dense(int inputs, int outputs) {
            return new DenseLayer.Builder()
                    .nIn(inputs)
                    .nOut(outputs)
                    .activation(Activation.RELU)
                    .build();
        }
    }
}
