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
import cairn.nn.Sigmoid;
import cairn.nn.loss.MSELoss;
import cairn.optim.SGD;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.ReLUImpl;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.SequentialImpl;
import org.bytedeco.pytorch.SigmoidImpl;
import org.bytedeco.pytorch.global.torch;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/// A tiny network on points in a disc or outside: what a step costs beside its arithmetic.
///
/// @param batch points in a step
public record W1Disc(int batch) implements Workload {
    private static final double LR = 0.05;
    private static final double MOMENTUM = 0.9;

    @Override
    public String name() {
        return "W1-" + batch;
    }

    @Override
    public String about() {
        return "disc: 2-25-25-25-1, ReLU, sigmoid, squared error, SGD with momentum, batch " + batch;
    }

    @Override
    public List<Side> sides() {
        return List.of(Side.CAIRN_PLANNED, Side.CAIRN_EAGER, Side.PYTORCH, Side.DEEPLEARNING4J);
    }

    @Override
    public Map<Side, Double> bars() {
        return batch == 5 ? Map.of(Side.PYTORCH, 50.0) : batch == 100 ? Map.of(Side.PYTORCH, 20.0) : Map.of();
    }

    @Override
    public int comparedSteps(Side side) {
        return side == Side.DEEPLEARNING4J ? 1 : 20;
    }

    @Override
    public Handover given() {
        return Rng.with(Rng.of(1), () -> {
            List<Handover.Batch> batches = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Tensor x = Tensor.rand(batch, 2);
                Tensor inside = x.sub(0.5f).square().sum(true, 1).lt(1 / (2 * Math.PI));
                batches.add(new Handover.Batch(x, inside.to(x.dtype())));
            }
            return Handover.of(InCairn.model(), batches);
        });
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

    private static final class InCairn {
        static Sequential model() {
            return new Sequential(
                    new Linear(2, 25),
                    new ReLU(),
                    new Linear(25, 25),
                    new ReLU(),
                    new Linear(25, 25),
                    new ReLU(),
                    new Linear(25, 1),
                    new Sigmoid());
        }

        static Step step(Side side, Handover given) {
            var config = SGD.defaults().lr(LR).momentum(MOMENTUM);
            return new CairnTraining(side, model(), new MSELoss(), p -> new SGD(p, config), given);
        }
    }

    private static final class InPyTorch {
        static Step step(Side side, Handover given) {
            var numbers = new Torch(side, given);
            var model = new SequentialImpl();
            model.push_back(new LinearImpl(2, 25));
            model.push_back(new ReLUImpl());
            model.push_back(new LinearImpl(25, 25));
            model.push_back(new ReLUImpl());
            model.push_back(new LinearImpl(25, 25));
            model.push_back(new ReLUImpl());
            model.push_back(new LinearImpl(25, 1));
            model.push_back(new SigmoidImpl());
            numbers.load(model);
            var options = new SGDOptions(LR);
            options.momentum().put(MOMENTUM);
            var optimizer = new org.bytedeco.pytorch.SGD(model.parameters(), options);
            return new TorchTraining(numbers, model::forward, torch::mse_loss, optimizer);
        }
    }

    private static final class InDeeplearning4j {
        // NOTE: it has no plain momentum. Nesterov's costs the same, but only the first loss can be compared.
        static Step step(Handover given) {
            var conf = new NeuralNetConfiguration.Builder()
                    .updater(new Nesterovs(LR, MOMENTUM))
                    .list()
                    .layer(dense(2))
                    .layer(dense(25))
                    .layer(dense(25))
                    .layer(new OutputLayer.Builder(LossFunction.MSE)
                            .nIn(25)
                            .nOut(1)
                            .activation(Activation.SIGMOID)
                            .build())
                    .build();
            return new Dl4jTraining(conf, given, 0);
        }

        private static DenseLayer dense(int inputs) {
            return new DenseLayer.Builder()
                    .nIn(inputs)
                    .nOut(25)
                    .activation(Activation.RELU)
                    .build();
        }
    }
}
