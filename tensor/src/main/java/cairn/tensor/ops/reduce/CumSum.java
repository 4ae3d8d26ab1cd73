package cairn.tensor.ops.reduce;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;

/// Running sum along a dim: `yᵢ = Σ_{j ≤ i} xⱼ`, `dxᵢ = Σ_{j ≥ i} dyⱼ`. Integers stay integers. Shape: `[*] → [*]`.
public final class CumSum {
    private CumSum() {}

    public static Tensor of(Tensor x, int dim) {
        return of(x, x.shape().normalize("cumSum", dim), false);
    }

    private static Tensor of(Tensor x, int dim, boolean reverse) {
        View in = ArrayTensor.view(x.dtype() == DType.BOOL ? x.to(DType.I64) : x.contiguous());
        View y = View.allocate(in.dtype(), in.shape());
        Engine.launch(new CumSumLaunch(reverse, in, y, Lines.of(in.shape(), dim)));
        return Autograd.record(new ArrayTensor(y), new Backward(dim, reverse), x);
    }

    private record CumSumLaunch(boolean reverse, View x, View y, Lines lines) implements LinesLaunch {
        @Override
        public void line(int line, int at, int part) {
            int step = reverse ? -lines.step() : lines.step();
            int first = reverse ? at + (lines.n() - 1) * lines.step() : at;
            if (x.dtype() == DType.F32) floats(x.start() + first, y.start() + first, step);
            else longs(x.start() + first, y.start() + first, step);
        }

        private void floats(int from, int to, int step) {
            float[] in = x.buffer().floats();
            float[] out = y.buffer().floats();
            double s = 0;
            for (int i = 0; i < lines.n(); i++) {
                s += in[from + i * step];
                out[to + i * step] = (float) s;
            }
        }

        private void longs(int from, int to, int step) {
            long[] in = x.buffer().longs();
            long[] out = y.buffer().longs();
            long s = 0;
            for (int i = 0; i < lines.n(); i++) {
                s += in[from + i * step];
                out[to + i * step] = s;
            }
        }

        @Override
        public void access(Access access) {
            access.reads(x);
            access.writes(y);
        }
    }

    private record Backward(int dim, boolean reverse) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> of(dy, dim, !reverse));
        }
    }
}
