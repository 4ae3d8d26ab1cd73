package cairn.benchmarks.workload;

import cairn.benchmarks.Handover;
import cairn.benchmarks.OnnxGraph;
import cairn.benchmarks.OnnxSession;
import cairn.benchmarks.Side;
import cairn.benchmarks.Step;
import cairn.benchmarks.Torch;
import cairn.benchmarks.Workload;
import cairn.nn.Sequential;
import cairn.tensor.Autograd;
import cairn.tensor.Plan;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.SequentialImpl;

/// One sample through a trained network: what a service does for each request.
///
/// @param network which one
public record W7OneSample(Network network) implements Workload {
    /// The networks of other workloads.
    public enum Network {
        /// The network of W2.
        MLP(1, 784),
        /// The network of W3.
        LENET(1, 1, 28, 28);

        private final int[] input;

        Network(int... input) {
            this.input = input;
        }

        private long[] sizes() {
            long[] sizes = new long[input.length];
            for (int i = 0; i < sizes.length; i++) sizes[i] = input[i];
            return sizes;
        }
    }

    @Override
    public String name() {
        return "W7-" + network.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String about() {
        return "one sample through the network of " + (network == Network.MLP ? "W2" : "W3");
    }

    @Override
    public List<Side> sides() {
        return List.of(Side.CAIRN_PLANNED, Side.CAIRN_EAGER, Side.PYTORCH, Side.ONNX_RUNTIME);
    }

    @Override
    public Map<Side, Double> bars() {
        return Map.of(Side.PYTORCH, 4.0, Side.ONNX_RUNTIME, 1.0);
    }

    /// The prediction is an array of the caller's own.
    @Override
    public boolean isAllocationFree() {
        return false;
    }

    @Override
    public Handover given() {
        return Rng.with(Rng.of(7), () -> Handover.of(InCairn.model(network), Inputs.labelled(8, 10, network.input)));
    }

    @Override
    public Step on(Side side, Handover given) {
        return switch (side.framework()) {
            case CAIRN -> new InCairn(network, side, given);
            case PYTORCH -> new InPyTorch(network, side, given);
            case ONNX_RUNTIME -> InOnnxRuntime.step(network, given);
            default -> throw new IllegalArgumentException(side + " takes no part in " + name());
        };
    }

    private static final class InCairn implements Step {
        private final Sequential model;
        private final Handover given;
        private final Plan plan = Plan.of(this::predict);
        private final boolean planned;
        private int steps;

        InCairn(Network network, Side side, Handover given) {
            this.given = given;
            planned = side == Side.CAIRN_PLANNED;
            model = model(network);
            given.load(model);
            model.eval();
        }

        static Sequential model(Network network) {
            return network == Network.MLP ? W2FashionMlp.InCairn.model() : W3LeNet.InCairn.model();
        }

        private Tensor predict(Tensor x) {
            return Autograd.noGrad(() -> model.forward(x));
        }

        @Override
        public float run() {
            Tensor x = given.batch(steps++).x();
            return (planned ? plan.run(x) : predict(x)).toFloatArray()[0];
        }
    }

    private static final class InPyTorch implements Step {
        private final SequentialImpl model;
        private final List<org.bytedeco.pytorch.Tensor> xs;
        private final InferenceMode mode;
        private int steps;

        InPyTorch(Network network, Side side, Handover given) {
            var numbers = new Torch(side, given);
            model = numbers.load(network == Network.MLP ? W2FashionMlp.InPyTorch.model() : W3LeNet.InPyTorch.model());
            model.eval();
            xs = given.batches().stream().map(b -> numbers.tensor(b.x())).toList();
            mode = new InferenceMode(true); // as long as this object lives
        }

        @Override
        @SuppressWarnings("try") // the scope frees what the step makes
        public float run() {
            try (var scope = new PointerScope()) {
                return mode.isNull()
                        ? 0
                        : model.forward(xs.get(steps++ % xs.size()))
                                .data_ptr_float()
                                .get();
            }
        }
    }

    private static final class InOnnxRuntime {
        static Step step(Network network, Handover given) {
            var graph = new OnnxGraph(network.input);
            given.weights().forEach(graph::weight);
            if (network == Network.MLP) mlp(graph);
            else leNet(graph);
            return new OnnxSession(given, graph.bytes(1, 10), network.sizes(), new long[] {1, 10});
        }

        private static void mlp(OnnxGraph graph) {
            graph.linear("0.weight", "0.bias").node("Relu");
            graph.linear("2.weight", "2.bias").node("Relu");
            graph.linear("4.weight", "4.bias").node("Relu");
            graph.linear("6.weight", "6.bias");
        }

        private static void leNet(OnnxGraph graph) {
            graph.window("Conv", 5, 1, 2, "0.weight", "0.bias").node("Relu");
            graph.window("MaxPool", 2, 2, 0);
            graph.window("Conv", 5, 1, 0, "3.weight", "3.bias").node("Relu");
            graph.window("MaxPool", 2, 2, 0).node("Flatten");
            graph.linear("7.weight", "7.bias").node("Relu");
            graph.linear("9.weight", "9.bias").node("Relu");
            graph.linear("11.weight", "11.bias");
        }
    }
}
