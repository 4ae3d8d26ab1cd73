package cairn.tensor.ops.order;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Reduce;
import java.util.Arrays;

/// How many elements fall into each of some equally wide bins: `F32` counts. Elements outside, and NaN, do not count.
public final class Histogram {
    private Histogram() {}

    /// Bins from `min` to `max`, both included; if they are equal, from the smallest to the greatest element. PyTorch: `torch.histc`.
    public static Tensor of(Tensor x, int bins, double min, double max) {
        if (bins <= 0) throw new IllegalArgumentException("histc: bins must be positive, got " + bins + ".");
        if (!(min <= max) || Double.isInfinite(max - min))
            throw new IllegalArgumentException(
                    "histc: the range must be finite and in order, got [%s, %s].".formatted(min, max));
        View in = ArrayTensor.view(x.detach().to(DType.F32).contiguous());
        View y = View.allocate(DType.F32, Shape.of(bins));
        Engine.launch(new HistogramLaunch(in, y, bins, (float) min, (float) max));
        return new ArrayTensor(y);
    }

    private record HistogramLaunch(View x, View y, int bins, float min, float max) implements Launch {
        @Override
        public void run() {
            float low = min < max || x.numel() == 0 ? min : extreme(Reduce.MIN);
            float high = min < max || x.numel() == 0 ? max : extreme(Reduce.MAX);
            if (!Float.isFinite(high - low))
                throw new ArithmeticException(
                        "histc: the range of the elements must be finite, it is [%s, %s].".formatted(low, high));
            if (low == high) count(low - 1, high + 1);
            else count(low, high);
        }

        private float extreme(Reduce op) {
            return Provider.KERNELS.reduce(op, x.buffer().floats(), x.start(), x.numel());
        }

        private void count(float low, float high) {
            float[] v = x.buffer().floats();
            float[] out = y.buffer().floats();
            Arrays.fill(out, y.start(), y.start() + bins, 0);
            for (int i = x.start(); i < x.start() + x.numel(); i++) {
                if (!(v[i] >= low && v[i] <= high)) continue;
                int bin = (int) ((v[i] - low) / (high - low) * bins);
                out[y.start() + Math.min(bin, bins - 1)]++;
            }
        }

        @Override
        public void access(Access access) {
            access.reads(x);
            access.writes(y);
        }
    }
}
