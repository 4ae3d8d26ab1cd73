package cairn.benchmarks.workload;

import cairn.benchmarks.Handover;
import cairn.benchmarks.Side;
import cairn.benchmarks.Step;
import cairn.benchmarks.Torch;
import cairn.benchmarks.Workload;
import cairn.optim.Adam;
import cairn.optim.SGD;
import cairn.tensor.Autograd;
import cairn.tensor.Rng;
import cairn.tensor.RunningStats;
import cairn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// One operation on its own, of those that networks spend their time in beside convolutions.
///
/// @param kind which operation
public record Operator(Kind kind) implements Workload {
    /// The operations, each with the shapes of its two inputs.
    public enum Kind {
        MATMUL_BATCH_64(new int[] {64, 784}, new int[] {784, 256}),
        MATMUL_NARROW(new int[] {500, 128}, new int[] {128, 10}),
        MATMUL_TALL(new int[] {784, 64}, new int[] {64, 256}),
        MATMUL_OF_HEADS(new int[] {48, 64, 32}, new int[] {48, 32, 64}),
        ADD(new int[] {1 << 20}, new int[] {1 << 20}),
        RELU(new int[] {1 << 20}, new int[] {1}),
        EXP(new int[] {1 << 20}, new int[] {1}),
        TANH(new int[] {1 << 20}, new int[] {1}),
        GELU(new int[] {1 << 20}, new int[] {1}),
        SUM(new int[] {1 << 20}, new int[] {1}),
        SUM_OF_COLUMNS(new int[] {1024, 1024}, new int[] {1}),
        SUM_OF_ROWS(new int[] {1024, 1024}, new int[] {1}),
        SOFTMAX(new int[] {4096, 256}, new int[] {1}),
        LAYER_NORM(new int[] {768, 128}, new int[] {128}),
        BATCH_NORM(new int[] {128, 16, 32, 32}, new int[] {16}),
        SGD_STEP(new int[] {1 << 20}, new int[] {1 << 20}),
        ADAM_STEP(new int[] {1 << 20}, new int[] {1 << 20});

        private final int[] x;
        private final int[] y;

        Kind(int[] x, int[] y) {
            this.x = x;
            this.y = y;
        }
    }

    private static final double LR = 1e-3;
    private static final double MOMENTUM = 0.9;
    private static final double EPS = 1e-5;

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String about() {
        String second = kind.y.length == 1 && kind.y[0] == 1 ? "" : ", " + Arrays.toString(kind.y);
        return name().replace('-', ' ') + " " + Arrays.toString(kind.x) + second;
    }

    @Override
    public List<Side> sides() {
        return List.of(Side.CAIRN_EAGER, Side.PYTORCH);
    }

    @Override
    public int comparedSteps(Side side) {
        return 3;
    }

    @Override
    public Handover given() {
        return Rng.with(
                Rng.of(11), () -> Handover.of(List.of(new Handover.Batch(Tensor.randn(kind.x), Tensor.randn(kind.y)))));
    }

    @Override
    public Step on(Side side, Handover given) {
        return side.isCairn() ? InCairn.step(kind, given) : InPyTorch.step(kind, side, given);
    }

    private static final class InCairn {
        static Step step(Kind kind, Handover given) {
            Tensor x = given.batch(0).x();
            Tensor y = given.batch(0).y();
            return switch (kind) {
                case MATMUL_BATCH_64, MATMUL_NARROW, MATMUL_TALL, MATMUL_OF_HEADS -> first(() -> x.matmul(y));
                case ADD -> first(() -> x.add(y));
                case RELU -> first(x::relu);
                case EXP -> first(x::exp);
                case TANH -> first(x::tanh);
                case GELU -> first(x::gelu);
                case SUM -> first(x::sum);
                case SUM_OF_COLUMNS -> first(() -> x.sum(0));
                case SUM_OF_ROWS -> first(() -> x.sum(1));
                case SOFTMAX -> first(() -> x.softmax(-1));
                case LAYER_NORM -> first(() -> x.layerNorm(kind.y, y, y, EPS));
                case BATCH_NORM -> batchNorm(x, y);
                case SGD_STEP -> {
                    var config = SGD.defaults().lr(LR).momentum(MOMENTUM);
                    yield optimizer(x, y, new SGD(List.of(x.requiresGrad(true)), config));
                }
                case ADAM_STEP -> optimizer(x, y, new Adam(List.of(x.requiresGrad(true)), LR));
            };
        }

        private static Step first(Supplier<Tensor> operation) {
            return () ->
                    Autograd.noGrad(() -> operation.get().flatten().select(0, 0).item());
        }

        private static Step batchNorm(Tensor x, Tensor w) {
            var running = new RunningStats(Tensor.zeros(w.numel()), Tensor.ones(w.numel()), null, 0.1);
            return first(() -> x.batchNorm(running, w, w, true, EPS));
        }

        private static Step optimizer(Tensor x, Tensor dx, cairn.optim.Optimizer<?> optimizer) {
            x.setGrad(dx);
            return () -> {
                optimizer.step();
                return Autograd.noGrad(() -> x.detach().select(0, 0).item());
            };
        }
    }

    private static final class InPyTorch {
        static Step step(Kind kind, Side side, Handover given) {
            var numbers = new Torch(side, given);
            var x = numbers.tensor(given.batch(0).x());
            var y = numbers.tensor(given.batch(0).y());
            var w = new TensorOptional(y);
            return switch (kind) {
                case MATMUL_BATCH_64, MATMUL_NARROW, MATMUL_TALL, MATMUL_OF_HEADS -> first(() -> x.matmul(y));
                case ADD -> first(() -> x.add(y));
                case RELU -> first(x::relu);
                case EXP -> first(x::exp);
                case TANH -> first(x::tanh);
                case GELU -> first(() -> torch.gelu(x));
                case SUM -> first(() -> torch.sum(x));
                case SUM_OF_COLUMNS -> first(() -> torch.sum(x, 0));
                case SUM_OF_ROWS -> first(() -> torch.sum(x, 1));
                case SOFTMAX -> first(() -> torch.softmax(x, -1));
                case LAYER_NORM -> first(() -> torch.layer_norm(x, new long[] {y.numel()}, w, w, EPS, false));
                case BATCH_NORM -> batchNorm(x, y);
                case SGD_STEP -> {
                    var options = new SGDOptions(LR);
                    options.momentum().put(MOMENTUM);
                    x.set_requires_grad(true);
                    yield optimizer(x, y, new org.bytedeco.pytorch.SGD(new TensorVector(x), options));
                }
                case ADAM_STEP -> {
                    x.set_requires_grad(true);
                    yield optimizer(x, y, new org.bytedeco.pytorch.Adam(new TensorVector(x), new AdamOptions(LR)));
                }
            };
        }

        @SuppressWarnings("try") // the scope frees what the step makes
        private static Step first(Supplier<org.bytedeco.pytorch.Tensor> operation) {
            return () -> {
                try (var scope = new PointerScope()) {
                    return operation.get().data_ptr_float().get();
                }
            };
        }

        private static Step batchNorm(org.bytedeco.pytorch.Tensor x, org.bytedeco.pytorch.Tensor y) {
            var w = new TensorOptional(y);
            var mean = new TensorOptional(torch.zeros(y.numel()));
            var variance = new TensorOptional(torch.ones(y.numel()));
            return first(() -> torch.batch_norm(x, w, w, mean, variance, true, 0.1, EPS, false));
        }

        @SuppressWarnings("try") // the scope frees what the step makes
        private static Step optimizer(
                org.bytedeco.pytorch.Tensor x, org.bytedeco.pytorch.Tensor dx, Optimizer optimizer) {
            x.mutable_grad().put(dx);
            return () -> {
                try (var scope = new PointerScope()) {
                    optimizer.step();
                    return x.data_ptr_float().get();
                }
            };
        }
    }
}
