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

/// Linear recurrence along a dim: `yᵢ = aᵢ · yᵢ₋₁ + bᵢ` with `y₋₁ = 0`. Its gradient is the same recurrence from the other end:
/// `dbᵢ = dyᵢ + aᵢ₊₁ · dbᵢ₊₁`, `daᵢ = dbᵢ · yᵢ₋₁`. Running products get their gradients from it without a division.
/// Shape: `[*], [*] → [*]`.
final class LinearScan {
    private LinearScan() {}

    /// The recurrence along `dim`, which counts from the front.
    ///
    /// @param reverse whether the recurrence starts at the last element: `yᵢ = aᵢ · yᵢ₊₁ + bᵢ`
    static Tensor of(Tensor a, Tensor b, int dim, boolean reverse) {
        View y = View.allocate(DType.F32, b.shape());
        View av = ArrayTensor.view(a.contiguous());
        View bv = ArrayTensor.view(b.contiguous());
        Engine.launch(new ScanLaunch(reverse, av, bv, y, Lines.of(y.shape(), dim)));
        Tensor result = new ArrayTensor(y);
        return Autograd.record(result, new Backward(Saved.of(a), Saved.of(result), dim, reverse), a, b);
    }

    private record ScanLaunch(boolean reverse, View a, View b, View y, Lines lines) implements LinesLaunch {
        @Override
        public void line(int line, int at, int part) {
            int step = reverse ? -lines.step() : lines.step();
            int first = reverse ? at + (lines.n() - 1) * lines.step() : at;
            scan(a.start() + first, b.start() + first, y.start() + first, step);
        }

        private void scan(int ao, int bo, int yo, int step) {
            float[] av = a.buffer().floats();
            float[] bv = b.buffer().floats();
            float[] out = y.buffer().floats();
            double s = 0;
            for (int i = 0; i < lines.n(); i++) {
                s = i == 0 ? bv[bo] : av[ao + i * step] * s + bv[bo + i * step]; // a₀ never counts, even if it is NaN
                out[yo + i * step] = (float) s;
            }
        }

        @Override
        public void access(Access access) {
            access.reads(a);
            access.reads(b);
            access.writes(y);
        }
    }

    private record Backward(Saved a, Saved y, int dim, boolean reverse) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            Tensor db = of(Shift.of(a.get(), dim, reverse ? 1 : -1, 0), dy, dim, !reverse);
            dx.of(1, () -> db);
            dx.of(0, () -> db.mul(Shift.of(y.get(), dim, reverse ? -1 : 1, 0)));
        }
    }
}
