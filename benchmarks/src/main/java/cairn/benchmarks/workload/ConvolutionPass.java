package cairn.benchmarks.workload;

import cairn.benchmarks.Handover;
import cairn.benchmarks.Side;
import cairn.benchmarks.Step;
import cairn.benchmarks.Torch;
import cairn.benchmarks.Workload;
import cairn.tensor.Autograd;
import cairn.tensor.Graph;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongArrayRefOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/// One of the three passes of a convolution.
///
/// @param place where the convolution is found
/// @param pass which pass
public record ConvolutionPass(Place place, Pass pass) implements Workload {
    /// Convolutions of known networks: batch, channels, height and width, filters, size of the window, stride and padding.
    public enum Place {
        LENET_1(64, 1, 28, 6, 5, 1, 2),
        LENET_2(64, 6, 14, 16, 5, 1, 0),
        RESNET20_FIRST(128, 3, 32, 16, 3, 1, 1),
        RESNET20_16(128, 16, 32, 16, 3, 1, 1),
        RESNET20_16_32(128, 16, 32, 32, 3, 2, 1),
        RESNET20_32(128, 32, 16, 32, 3, 1, 1),
        RESNET20_64(128, 64, 8, 64, 3, 1, 1),
        RESNET50_64(8, 64, 56, 64, 3, 1, 1);

        private final int batch;
        private final int channels;
        private final int size;
        private final int filters;
        private final int window;
        private final int stride;
        private final int padding;

        Place(int batch, int channels, int size, int filters, int window, int stride, int padding) {
            this.batch = batch;
            this.channels = channels;
            this.size = size;
            this.filters = filters;
            this.window = window;
            this.stride = stride;
            this.padding = padding;
        }

        private int outSize() {
            return (size + 2 * padding - window) / stride + 1;
        }

        private String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// What is computed from what.
    public enum Pass {
        /// The output from the input.
        FORWARD,
        /// The gradient of the input from that of the output.
        DATA,
        /// The gradient of the filters from that of the output.
        WEIGHTS
    }

    @Override
    public String name() {
        return "conv-" + place.text() + "-" + pass.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String about() {
        return "%d×%d×%d×%d, %d filters of %d×%d%s, %s"
                .formatted(
                        place.batch,
                        place.channels,
                        place.size,
                        place.size,
                        place.filters,
                        place.window,
                        place.window,
                        place.stride == 1 ? "" : ", stride " + place.stride,
                        pass == Pass.FORWARD
                                ? "forward"
                                : "backward to " + pass.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public List<Side> sides() {
        return List.of(Side.CAIRN_EAGER, Side.PYTORCH, Side.PYTORCH_CHANNELS_LAST);
    }

    @Override
    public int comparedSteps(Side side) {
        return 1;
    }

    @Override
    public long multiplyAdds() {
        long outputs = (long) place.batch * place.filters * place.outSize() * place.outSize();
        return outputs * place.channels * place.window * place.window;
    }

    /// The input and the filters, and the gradient of the output.
    @Override
    public Handover given() {
        return Rng.with(Rng.of(10), () -> {
            Tensor x = Tensor.randn(place.batch, place.channels, place.size, place.size);
            Tensor w = Tensor.randn(place.filters, place.channels, place.window, place.window);
            Tensor dy = Tensor.randn(place.batch, place.filters, place.outSize(), place.outSize());
            return Handover.of(List.of(new Handover.Batch(x, w), new Handover.Batch(dy, Tensor.zeros(1))));
        });
    }

    @Override
    public Step on(Side side, Handover given) {
        return side.isCairn() ? InCairn.step(this, given) : new InPyTorch(this, side, given);
    }

    private static final class InCairn {
        static Step step(ConvolutionPass self, Handover given) {
            Tensor x = given.batch(0).x();
            Tensor w = given.batch(0).y();
            Tensor dy = given.batch(1).x();
            var window = Window.of(self.place.window).stride(self.place.stride).padding(self.place.padding);
            if (self.pass == Pass.FORWARD) return () -> first(x.conv2d(w, null, window, 1));
            Tensor wanted = self.pass == Pass.DATA ? x : w;
            wanted.requiresGrad(true);
            Tensor y = x.conv2d(w, null, window, 1);
            return () -> first(Autograd.grad(List.of(y), List.of(dy), List.of(wanted), Graph.RETAIN)
                    .getFirst());
        }

        private static float first(Tensor y) {
            return Autograd.noGrad(() -> y.detach().flatten().select(0, 0).item());
        }
    }

    private static final class InPyTorch implements Step {
        private final ConvolutionPass self;
        private final org.bytedeco.pytorch.Tensor x;
        private final org.bytedeco.pytorch.Tensor w;
        private final org.bytedeco.pytorch.Tensor dy;
        private final TensorOptional none = new TensorOptional();
        private final LongArrayRefOptional noBias = new LongArrayRefOptional();
        private final BoolPointer wanted = new BoolPointer(3);
        private final long[] stride;
        private final long[] padding;
        private final long[] dilation = {1, 1};

        InPyTorch(ConvolutionPass self, Side side, Handover given) {
            this.self = self;
            var numbers = new Torch(side, given);
            x = numbers.tensor(given.batch(0).x());
            w = numbers.tensor(given.batch(0).y());
            dy = numbers.tensor(given.batch(1).x());
            stride = new long[] {self.place.stride, self.place.stride};
            padding = new long[] {self.place.padding, self.place.padding};
            wanted.put(0, self.pass == Pass.DATA);
            wanted.put(1, self.pass == Pass.WEIGHTS);
            wanted.put(2, false);
        }

        @Override
        @SuppressWarnings("try") // the scope frees what the step makes
        public float run() {
            try (var scope = new PointerScope()) {
                return result().data_ptr_float().get();
            }
        }

        private org.bytedeco.pytorch.Tensor result() {
            if (self.pass == Pass.FORWARD) return torch.conv2d(x, w, none, stride, padding, dilation, 1);
            long[] outputPadding = {0, 0};
            var grads = torch.convolution_backward(
                    dy, x, w, noBias, stride, padding, dilation, false, outputPadding, 1, wanted);
            return self.pass == Pass.DATA ? grads.get0() : grads.get1();
        }
    }
}
