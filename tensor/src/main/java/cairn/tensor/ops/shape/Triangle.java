package cairn.tensor.ops.shape;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;

/// Matrices with everything above, or below, a diagonal set to 0; `dx` is the same of `dy`. Shape: `[*, m, n] → [*, m, n]`.
public final class Triangle {
    private Triangle() {}

    /// What lies on the diagonal `offset` above the main one, and below it. PyTorch: `tril`.
    public static Tensor lower(Tensor x, int offset) {
        return of("tril", x, true, offset);
    }

    /// What lies on the diagonal `offset` above the main one, and above it. PyTorch: `triu`.
    public static Tensor upper(Tensor x, int offset) {
        return of("triu", x, false, offset);
    }

    private static Tensor of(String op, Tensor x, boolean lower, int offset) {
        if (x.rank() < 2) throw ShapeException.of(op, "needs at least two dims", x.shape());
        View in = ArrayTensor.view(x.contiguous());
        View y = View.allocate(x.dtype(), x.shape());
        Engine.launch(new Trim(in, y, lower, offset));
        return Autograd.record(new ArrayTensor(y), new Backward(op, lower, offset), x);
    }

    private record Backward(String op, boolean lower, int offset) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> of(op, dy, lower, offset));
        }
    }

    /// Copies one stretch of each row and sets the rest to 0.
    private record Trim(View x, View y, boolean lower, int offset) implements Launch, Team.Task {
        @Override
        public void run() {
            if (y.numel() > 0) Team.run(this, Math.min(rows(), Team.partsFor(y.numel())));
        }

        private int rows() {
            return y.numel() / y.size(y.rank() - 1);
        }

        @Override
        public void part(int index, int count) {
            int m = y.size(y.rank() - 2);
            int n = y.size(y.rank() - 1);
            int end = Team.cut(rows(), 1, index + 1, count);
            for (int r = Team.cut(rows(), 1, index, count); r < end; r++) {
                int diagonal = r % m + offset; // the column it passes through
                int from = lower ? 0 : Math.clamp(diagonal, 0, n);
                int to = lower ? Math.clamp(diagonal + 1, 0, n) : n;
                int at = y.start() + r * n;
                y.buffer().zero(at, from);
                System.arraycopy(
                        x.buffer().array(), x.start() + r * n + from, y.buffer().array(), at + from, to - from);
                y.buffer().zero(at + to, n - to);
            }
        }

        @Override
        public void access(Access access) {
            access.reads(x);
            access.writes(y);
        }
    }
}
