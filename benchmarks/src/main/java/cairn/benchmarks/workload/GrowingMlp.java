package cairn.benchmarks.workload;

import cairn.benchmarks.CairnTraining;
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
import cairn.optim.SGD;
import cairn.tensor.Rng;
import java.util.List;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.ReLUImpl;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.SequentialImpl;
import org.bytedeco.pytorch.global.torch;

/// A network of three matrices, to see how the cost of a step grows with the batch and with the width.
///
/// @param batch rows in a step
/// @param width columns of the input and of both hidden layers
public record GrowingMlp(int batch, int width) implements Workload {
    private static final double LR = 0.01;

    @Override
    public String name() {
        return "growth-" + batch + "x" + width;
    }

    @Override
    public String about() {
        return "%1$d-%1$d-%1$d-10, ReLU, cross-entropy, SGD, batch %2$d".formatted(width, batch);
    }

    @Override
    public List<Side> sides() {
        return List.of(Side.CAIRN_PLANNED, Side.PYTORCH);
    }

    @Override
    public int comparedSteps(Side side) {
        return 5;
    }

    @Override
    public Handover given() {
        return Rng.with(Rng.of(9), () -> Handover.of(InCairn.model(width), Inputs.labelled(2, 10, batch, width)));
    }

    @Override
    public Step on(Side side, Handover given) {
        return side.isCairn() ? InCairn.step(width, side, given) : InPyTorch.step(width, side, given);
    }

    private static final class InCairn {
        static Sequential model(int width) {
            return new Sequential(
                    new Linear(width, width), new ReLU(), new Linear(width, width), new ReLU(), new Linear(width, 10));
        }

        static Step step(int width, Side side, Handover given) {
            return new CairnTraining(side, model(width), new CrossEntropyLoss(), p -> new SGD(p, LR), given);
        }
    }

    private static final class InPyTorch {
        static Step step(int width, Side side, Handover given) {
            var numbers = new Torch(side, given);
            var model = new SequentialImpl();
            model.push_back(new LinearImpl(width, width));
            model.push_back(new ReLUImpl());
            model.push_back(new LinearImpl(width, width));
            model.push_back(new ReLUImpl());
            model.push_back(new LinearImpl(width, 10));
            numbers.load(model);
            var optimizer = new org.bytedeco.pytorch.SGD(model.parameters(), new SGDOptions(LR));
            return new TorchTraining(numbers, model::forward, torch::cross_entropy_loss, optimizer);
        }
    }
}
