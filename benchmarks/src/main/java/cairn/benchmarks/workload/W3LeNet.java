package cairn.benchmarks.workload;

import cairn.benchmarks.CairnTraining;
import cairn.benchmarks.Dl4jTraining;
import cairn.benchmarks.Handover;
import cairn.benchmarks.Side;
import cairn.benchmarks.Step;
import cairn.benchmarks.Torch;
import cairn.benchmarks.TorchTraining;
import cairn.benchmarks.Workload;
import cairn.nn.Conv2d;
import cairn.nn.Flatten;
import cairn.nn.Linear;
import cairn.nn.MaxPool2d;
import cairn.nn.ReLU;
import cairn.nn.Sequential;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.Adam;
import cairn.tensor.Rng;
import cairn.tensor.Window;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.FlattenImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.MaxPool2dImpl;
import org.bytedeco.pytorch.MaxPool2dOptions;
import org.bytedeco.pytorch.ReLUImpl;
import org.bytedeco.pytorch.SequentialImpl;
import org.bytedeco.pytorch.global.torch;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/// LeNet-5 for images of 28 × 28 pixels (LeCun et al., Proceedings of the IEEE 86, 1998), with ReLU and maximum pooling.
///
/// @param batch images in a step
public record W3LeNet(int batch) implements Workload {
    private static final double LR = 1e-3;

    @Override
    public String name() {
        return "W3-" + batch;
    }

    @Override
    public String about() {
        return "LeNet-5 on 1×28×28: 6 and 16 maps of 5×5, max-pool, 120-84-10, cross-entropy, Adam, batch " + batch;
    }

    @Override
    public List<Side> sides() {
        return List.of(
                Side.CAIRN_PLANNED, Side.CAIRN_EAGER, Side.PYTORCH, Side.PYTORCH_CHANNELS_LAST, Side.DEEPLEARNING4J);
    }

    @Override
    public Map<Side, Double> bars() {
        return batch == 64 ? Map.of(Side.PYTORCH, 5.0) : Map.of();
    }

    @Override
    public Handover given() {
        return Rng.with(Rng.of(3), () -> Handover.of(InCairn.model(), Inputs.labelled(8, 10, batch, 1, 28, 28)));
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
                    new Conv2d(1, 6, Window.of(5).padding(2)),
                    new ReLU(),
                    new MaxPool2d(2),
                    new Conv2d(6, 16, 5),
                    new ReLU(),
                    new MaxPool2d(2),
                    new Flatten(),
                    new Linear(400, 120),
                    new ReLU(),
                    new Linear(120, 84),
                    new ReLU(),
                    new Linear(84, 10));
        }

        static Step step(Side side, Handover given) {
            return new CairnTraining(side, model(), new CrossEntropyLoss(), p -> new Adam(p, LR), given);
        }
    }

    static final class InPyTorch {
        static SequentialImpl model() {
            var padded = new Conv2dOptions(1, 6, new LongPointer(5, 5));
            padded.padding().put(new LongPointer(2, 2));
            var model = new SequentialImpl();
            model.push_back(new Conv2dImpl(padded));
            model.push_back(new ReLUImpl());
            model.push_back(new MaxPool2dImpl(new MaxPool2dOptions(new LongPointer(2, 2))));
            model.push_back(new Conv2dImpl(new Conv2dOptions(6, 16, new LongPointer(5, 5))));
            model.push_back(new ReLUImpl());
            model.push_back(new MaxPool2dImpl(new MaxPool2dOptions(new LongPointer(2, 2))));
            model.push_back(new FlattenImpl());
            model.push_back(new LinearImpl(400, 120));
            model.push_back(new ReLUImpl());
            model.push_back(new LinearImpl(120, 84));
            model.push_back(new ReLUImpl());
            model.push_back(new LinearImpl(84, 10));
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
                    .layer(conv(1, 6, 2))
                    .layer(pool())
                    .layer(conv(6, 16, 0))
                    .layer(pool())
                    .layer(dense(400, 120))
                    .layer(dense(120, 84))
                    .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                            .nIn(84)
                            .nOut(10)
                            .activation(Activation.SOFTMAX)
                            .build())
                    .setInputType(InputType.convolutional(28, 28, 1))
                    .build();
            return new Dl4jTraining(conf, given, 10);
        }

        private static ConvolutionLayer conv(int in, int out, int padding) {
            return new ConvolutionLayer.Builder(5, 5)
                    .nIn(in)
                    .nOut(out)
                    .padding(padding, padding)
                    .activation(Activation.RELU)
                    .build();
        }

        private static SubsamplingLayer pool() {
            return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                    .kernelSize(2, 2)
                    .stride(2, 2)
                    .build();
        }

        private static DenseLayer dense(int in, int out) {
            return new DenseLayer.Builder()
                    .nIn(in)
                    .nOut(out)
                    .activation(Activation.RELU)
                    .build();
        }
    }
}
