package cairn.benchmarks.workload;

import cairn.benchmarks.CairnTraining;
import cairn.benchmarks.Handover;
import cairn.benchmarks.Side;
import cairn.benchmarks.Step;
import cairn.benchmarks.Torch;
import cairn.benchmarks.TorchTraining;
import cairn.benchmarks.Workload;
import cairn.nn.BatchNorm2d;
import cairn.nn.Conv2d;
import cairn.nn.Identity;
import cairn.nn.Layer;
import cairn.nn.Linear;
import cairn.nn.Sequential;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.SGD;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.global.torch;

/// The residual network of 20 layers for images of 32 × 32 pixels (He et al., arXiv:1512.03385, §4.2): three stages of three blocks with
/// 16, 32 and 64 maps. Where the number of maps changes, a 1×1 convolution takes the shortcut.
///
/// @param batch images in a step
public record W4ResNet20(int batch) implements Workload {
    private static final double LR = 0.05;
    private static final double MOMENTUM = 0.9;
    private static final double WEIGHT_DECAY = 1e-4;

    @Override
    public String name() {
        return "W4-" + batch;
    }

    @Override
    public String about() {
        return "ResNet-20 on 3×32×32, cross-entropy, SGD with momentum and weight decay, batch " + batch;
    }

    @Override
    public List<Side> sides() {
        return List.of(Side.CAIRN_PLANNED, Side.CAIRN_EAGER, Side.PYTORCH, Side.PYTORCH_CHANNELS_LAST);
    }

    @Override
    public Map<Side, Double> bars() {
        return batch == 128 ? Map.of(Side.PYTORCH, 1.7) : Map.of();
    }

    /// Normalisation divides by deviations of few numbers, which carries rounding from step to step.
    @Override
    public double tolerance() {
        return 1e-2;
    }

    @Override
    public int comparedSteps(Side side) {
        return 6;
    }

    @Override
    public Handover given() {
        return Rng.with(Rng.of(4), () -> Handover.of(new InCairn.Network(), Inputs.labelled(4, 10, batch, 3, 32, 32)));
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
            var config = SGD.defaults().lr(LR).momentum(MOMENTUM).weightDecay(WEIGHT_DECAY);
            return new CairnTraining(side, new Network(), new CrossEntropyLoss(), p -> new SGD(p, config), given);
        }

        private static Conv2d conv(int in, int out, int size, int stride) {
            return Conv2d.withoutBias(in, out, Window.of(size).stride(stride).padding(size / 2));
        }

        private static final class Network extends Layer {
            private final Layer conv1 = child("conv1", conv(3, 16, 3, 1));
            private final Layer bn1 = child("bn1", new BatchNorm2d(16));
            private final Layer layer1 = child("layer1", stage(16, 16, 1));
            private final Layer layer2 = child("layer2", stage(16, 32, 2));
            private final Layer layer3 = child("layer3", stage(32, 64, 2));
            private final Layer fc = child("fc", new Linear(64, 10));

            private static Sequential stage(int in, int out, int stride) {
                return new Sequential(new Block(in, out, stride), new Block(out, out, 1), new Block(out, out, 1));
            }

            @Override
            protected Tensor compute(Tensor x) {
                Tensor h = bn1.forward(conv1.forward(x)).relu(); // [N, 16, 32, 32]
                h = layer3.forward(layer2.forward(layer1.forward(h))); // [N, 64, 8, 8]
                return fc.forward(h.mean(2, 3)); // [N, 10]
            }
        }

        private static final class Block extends Layer {
            private final Layer conv1;
            private final Layer bn1;
            private final Layer conv2;
            private final Layer bn2;
            private final Layer downsample;

            Block(int in, int out, int stride) {
                conv1 = child("conv1", conv(in, out, 3, stride));
                bn1 = child("bn1", new BatchNorm2d(out));
                conv2 = child("conv2", conv(out, out, 3, 1));
                bn2 = child("bn2", new BatchNorm2d(out));
                downsample = child(
                        "downsample",
                        in == out ? new Identity() : new Sequential(conv(in, out, 1, stride), new BatchNorm2d(out)));
            }

            @Override
            protected Tensor compute(Tensor x) {
                Tensor h = bn1.forward(conv1.forward(x)).relu();
                h = bn2.forward(conv2.forward(h));
                return h.add(downsample.forward(x)).relu();
            }
        }
    }

    private static final class InPyTorch {
        private final Torch numbers;

        InPyTorch(Side side, Handover given) {
            numbers = new Torch(side, given);
        }

        Step step() {
            var options = new SGDOptions(LR);
            options.momentum().put(MOMENTUM);
            options.weight_decay().put(WEIGHT_DECAY);
            var optimizer = new org.bytedeco.pytorch.SGD(numbers.weights(), options);
            return new TorchTraining(numbers, this::network, torch::cross_entropy_loss, optimizer);
        }

        private org.bytedeco.pytorch.Tensor network(org.bytedeco.pytorch.Tensor x) {
            var h = norm(conv(x, "conv1", 1), "bn1").relu_();
            h = stage(stage(stage(h, "layer1", 1), "layer2", 2), "layer3", 2);
            return numbers.linear(torch.mean(h, 2, 3), "fc");
        }

        private org.bytedeco.pytorch.Tensor stage(org.bytedeco.pytorch.Tensor x, String name, int stride) {
            return block(block(block(x, name + ".0", stride), name + ".1", 1), name + ".2", 1);
        }

        private org.bytedeco.pytorch.Tensor block(org.bytedeco.pytorch.Tensor x, String name, int stride) {
            var h = norm(conv(x, name + ".conv1", stride), name + ".bn1").relu_();
            h = norm(conv(h, name + ".conv2", 1), name + ".bn2");
            var shortcut = stride == 1 ? x : norm(conv(x, name + ".downsample.0", stride), name + ".downsample.1");
            return h.add_(shortcut).relu_();
        }

        private org.bytedeco.pytorch.Tensor conv(org.bytedeco.pytorch.Tensor x, String name, int stride) {
            return numbers.conv(x, name, stride, name.contains("downsample") ? 0 : 1);
        }

        private org.bytedeco.pytorch.Tensor norm(org.bytedeco.pytorch.Tensor x, String name) {
            return numbers.batchNorm(x, name);
        }
    }

    /// NOTE: its planned steps are reported to allocate; docs/benchmarks.md says how much.
    @Override
    public boolean isAllocationFree() {
        return false;
    }
}
