package cairn.tensor.ops.reduce;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;

/// Smooth maximum over some dimensions: `y = log Σ eˣ`, without overflow; `dx = dy · e^(x − y)`; −∞ of nothing.
/// Shape: `[*] → [* without dims]`.
public final class LogSumExp {
    private LogSumExp() {}

    public static Tensor of(Tensor x, Dims dims) {
        View rows = Fold.Layout.rows(ArrayTensor.view(x.to(DType.F32)), dims);
        View y = View.allocate(DType.F32, dims.output());
        Engine.launch(new LogSumExpLaunch(rows, y, new Lines(y.numel(), dims.count(), 1)));
        Tensor result = new ArrayTensor(y);
        return Autograd.record(result, new Backward(Saved.of(x), Saved.of(result), dims), x);
    }

    private record LogSumExpLaunch(View x, View y, Lines lines) implements LinesLaunch {
        @Override
        public void line(int line, int at, int part) {
            float r = Provider.KERNELS.logSumExp(x.buffer().floats(), x.start() + at, lines.n());
            y.buffer().floats()[y.start() + line] = r;
        }

        @Override
        public void access(Access access) {
            access.reads(x);
            access.writes(y);
        }
    }

    private record Backward(Saved x, Saved y, Dims dims) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> x.get().sub(dims.restore(y.get())).exp().mul(dims.restore(dy)));
        }
    }
}
