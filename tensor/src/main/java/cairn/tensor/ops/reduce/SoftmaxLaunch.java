package cairn.tensor.ops.reduce;

import cairn.tensor.DType;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;

/// Softmax, its logarithm, or a gradient of one of them, along a dim of contiguous tensors. Neighbouring lines go to the row kernels;
/// lines along an inner dim are treated by [SoftmaxColumns].
final class SoftmaxLaunch {
    private SoftmaxLaunch() {}

    /// Which of the two functions.
    enum Kind {
        SOFTMAX,
        LOG_SOFTMAX
    }

    /// The function of `x`.
    static Tensor forward(Kind kind, Tensor x, int dim) {
        View in = ArrayTensor.view(x.to(DType.F32).contiguous());
        View y = View.allocate(DType.F32, in.shape());
        Lines lines = Lines.of(in.shape(), dim);
        if (lines.inner() == 1) Engine.launch(new Rows(kind, in, y, lines));
        else Engine.launch(SoftmaxColumns.forward(kind, in, y, lines));
        return new ArrayTensor(y);
    }

    /// Its gradient, where `y` is its value.
    static Tensor backward(Kind kind, Tensor dy, Tensor y, int dim) {
        View dyv = ArrayTensor.view(dy.contiguous());
        View yv = ArrayTensor.view(y.contiguous());
        View dx = View.allocate(DType.F32, yv.shape());
        Lines lines = Lines.of(yv.shape(), dim);
        if (lines.inner() == 1) Engine.launch(new GradRows(kind, dyv, yv, dx, lines));
        else Engine.launch(SoftmaxColumns.backward(kind, dyv, yv, dx, lines));
        return new ArrayTensor(dx);
    }

    private record Rows(Kind kind, View x, View y, Lines lines) implements LinesLaunch {
        @Override
        public void line(int line, int at, int part) {
            float[] in = x.buffer().floats();
            float[] out = y.buffer().floats();
            switch (kind) {
                case SOFTMAX -> Provider.KERNELS.softmax(in, x.start() + at, out, y.start() + at, lines.n());
                case LOG_SOFTMAX -> Provider.KERNELS.logSoftmax(in, x.start() + at, out, y.start() + at, lines.n());
            }
        }

        @Override
        public int effort() {
            return 4;
        }

        @Override
        public void access(Access access) {
            access.reads(x);
            access.writes(y);
        }
    }

    private record GradRows(Kind kind, View dy, View y, View dx, Lines lines) implements LinesLaunch {
        @Override
        public void line(int line, int at, int part) {
            float[] g = dy.buffer().floats();
            float[] v = y.buffer().floats();
            float[] out = dx.buffer().floats();
            int go = dy.start() + at;
            int vo = y.start() + at;
            int to = dx.start() + at;
            switch (kind) {
                case SOFTMAX -> Provider.KERNELS.softmaxGrad(g, go, v, vo, out, to, lines.n());
                case LOG_SOFTMAX -> Provider.KERNELS.logSoftmaxGrad(g, go, v, vo, out, to, lines.n());
            }
        }

        @Override
        public int effort() {
            return 2;
        }

        @Override
        public void access(Access access) {
            access.reads(dy);
            access.reads(y);
            access.writes(dx);
        }
    }
}
