package cairn.tensor.ops.reduce;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;

/// Elements moved one place along a dim: `yᵢ = xᵢ₋₁` or `yᵢ = xᵢ₊₁`, the free place filled. Shape: `[*] → [*]`.
final class Shift {
    private Shift() {}

    /// The moved elements.
    ///
    /// @param by 1 towards the end, −1 towards the start
    static Tensor of(Tensor x, int dim, int by, float fill) {
        View in = ArrayTensor.view(x.contiguous());
        View y = View.allocate(DType.F32, in.shape());
        Engine.launch(new ShiftLaunch(by, fill, in, y, Lines.of(in.shape(), dim)));
        return Autograd.record(new ArrayTensor(y), new Backward(dim, by), x);
    }

    private record ShiftLaunch(int by, float fill, View x, View y, Lines lines) implements LinesLaunch {
        @Override
        public void line(int line, int at, int part) {
            float[] in = x.buffer().floats();
            float[] out = y.buffer().floats();
            int n = lines.n();
            for (int i = 0; i < n; i++) {
                int from = i - by;
                float v = from < 0 || from >= n ? fill : in[x.start() + at + from * lines.step()];
                out[y.start() + at + i * lines.step()] = v;
            }
        }

        @Override
        public void access(Access access) {
            access.reads(x);
            access.writes(y);
        }
    }

    private record Backward(int dim, int by) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> of(dy, dim, -by, 0));
        }
    }
}
