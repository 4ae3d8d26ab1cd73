package cairn.tensor.ops.order;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
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
            float[] v = x.buffer().floats();
            int from = x.start();
            int to = from + x.numel();
            float low = min;
            float high = max;
            if (low == high && from < to) {
                low = Float.POSITIVE_INFINITY;
                high = Float.NEGATIVE_INFINITY;
                for (int i = from; i < to; i++) {
                    low = Math.min(low, v[i]);
                    high = Math.max(high, v[i]);
                }
                if (!Float.isFinite(high - low))
                    throw new ArithmeticException(
                            "histc: the range of elements is not finite, [%s, %s].".formatted(low, high));
            }
            if (low == high) {
                low -= 1;
                high += 1;
            }
            count(v, from, to, low, high);
        }

        private void count(float[] v, int from, int to, float low, float high) {
            float[] out = y.buffer().floats();
            Arrays.fill(out, y.start(), y.start() + bins, 0);
            for (int i = from; i < to; i++) {
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
