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

/// Running logarithm of a sum of exponentials along a dim: `yᵢ = log Σ_{j ≤ i} e^xⱼ`, without overflow. With
/// `rᵢ = dyᵢ + e^(yᵢ − yᵢ₊₁) · rᵢ₊₁`, `dxᵢ = e^(xᵢ − yᵢ) · rᵢ`, in which no exponent is positive. Shape: `[*] → [*]`.
public final class LogCumSumExp {
    private LogCumSumExp() {}

    public static Tensor of(Tensor x, int dim) {
        int d = x.shape().normalize("logCumSumExp", dim);
        View in = ArrayTensor.view(x.to(DType.F32).contiguous());
        View out = View.allocate(DType.F32, in.shape());
        Engine.launch(new LogCumSumExpLaunch(in, out, Lines.of(in.shape(), d)));
        Tensor y = new ArrayTensor(out);
        return Autograd.record(y, new Backward(Saved.of(x), Saved.of(y), d), x);
    }

    private record LogCumSumExpLaunch(View x, View y, Lines lines) implements LinesLaunch {
        @Override
        public void line(int line, int at, int part) {
            float[] in = x.buffer().floats();
            float[] out = y.buffer().floats();
            double s = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < lines.n(); i++) {
                s = logAddExp(s, in[x.start() + at + i * lines.step()]);
                out[y.start() + at + i * lines.step()] = (float) s;
            }
        }

        private static double logAddExp(double a, double b) {
            double max = Math.max(a, b);
            return Double.isInfinite(max) ? max : max + Math.log1p(Math.exp(Math.min(a, b) - max));
        }

        @Override
        public int effort() {
            return 16;
        }

        @Override
        public void access(Access access) {
            access.reads(x);
            access.writes(y);
        }
    }

    private record Backward(Saved x, Saved y, int dim) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> {
                Tensor v = y.get();
                Tensor next = Shift.of(v, dim, -1, Float.POSITIVE_INFINITY); // e^(y − ∞) = 0: nothing follows the last
                Tensor rest = LinearScan.of(v.sub(next).exp(), dy, dim, true);
                return x.get().sub(v).exp().mul(rest);
            });
        }
    }
}
