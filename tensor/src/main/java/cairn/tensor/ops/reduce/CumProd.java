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

/// Running product along a dim: `yᵢ = Π_{j ≤ i} xⱼ`. With `eᵢ` the product of all before `i` and `rᵢ = dyᵢ + xᵢ₊₁ · rᵢ₊₁`,
/// `dxᵢ = eᵢ · rᵢ`; right where elements are zero. Integers stay integers. Shape: `[*] → [*]`.
public final class CumProd {
    private CumProd() {}

    public static Tensor of(Tensor x, int dim) {
        int d = x.shape().normalize("cumProd", dim);
        return Autograd.record(running(x, d, false), new Backward(Saved.of(x), d), x);
    }

    /// The running product, as a value only.
    private static Tensor running(Tensor x, int dim, boolean reverse) {
        View in = ArrayTensor.view(x.dtype() == DType.BOOL ? x.to(DType.I64) : x.contiguous());
        View y = View.allocate(in.dtype(), in.shape());
        Engine.launch(new CumProdLaunch(reverse, in, y, Lines.of(in.shape(), dim)));
        return new ArrayTensor(y);
    }

    /// The product of all elements before each, or after each: 1 for the first, or last.
    static Tensor ofOthers(Tensor x, int dim, boolean after) {
        Tensor neighbour = Shift.of(x, dim, after ? -1 : 1, 1);
        Tensor y = running(neighbour, dim, after);
        return Autograd.record(y, new OthersBackward(Saved.of(neighbour), dim, after), neighbour);
    }

    /// The gradient of a running product from either end.
    private static Tensor slope(Tensor dy, Tensor x, int dim, boolean reverse) {
        Tensor rest = LinearScan.of(Shift.of(x, dim, reverse ? 1 : -1, 0), dy, dim, !reverse);
        return ofOthers(x, dim, reverse).mul(rest);
    }

    private record CumProdLaunch(boolean reverse, View x, View y, Lines lines) implements LinesLaunch {
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
            double p = 1;
            for (int i = 0; i < lines.n(); i++) {
                p *= in[from + i * step];
                out[to + i * step] = (float) p;
            }
        }

        private void longs(int from, int to, int step) {
            long[] in = x.buffer().longs();
            long[] out = y.buffer().longs();
            long p = 1;
            for (int i = 0; i < lines.n(); i++) {
                p *= in[from + i * step];
                out[to + i * step] = p;
            }
        }

        @Override
        public void access(Access access) {
            access.reads(x);
            access.writes(y);
        }
    }

    private record Backward(Saved x, int dim) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> slope(dy, x.get(), dim, false));
        }
    }

    private record OthersBackward(Saved x, int dim, boolean reverse) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> slope(dy, x.get(), dim, reverse));
        }
    }
}
