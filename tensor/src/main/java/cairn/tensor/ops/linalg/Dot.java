package cairn.tensor.ops.linalg;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;

/// Inner product of two vectors: `y = Σ aᵢ·bᵢ`, `da = dy·b`, `db = dy·a`. Shape: `[N], [N] → []`.
public final class Dot {
    private Dot() {}

    /// PyTorch: `torch.dot`, `torch.vdot`.
    public static Tensor of(Tensor a, Tensor b) {
        if (a.rank() != 1 || b.rank() != 1)
            throw ShapeException.of(
                    "dot", "both operands must be vectors", a.shape() + " · " + b.shape(), "Use matmul for matrices.");
        if (a.size(0) != b.size(0)) throw ShapeException.mustEqual("dot", "a", a.shape(), "b", b.shape());
        View y = View.allocate(DType.F32, Shape.SCALAR);
        Engine.launch(new DotLaunch(vector(a), vector(b), y));
        return Autograd.record(new ArrayTensor(y), new Backward(Saved.of(a), Saved.of(b)), a, b);
    }

    private static View vector(Tensor t) {
        return ArrayTensor.view(t.to(DType.F32).contiguous());
    }

    private record DotLaunch(View a, View b, View y) implements Launch {
        private static final int BLOCK = 4096; // keeps the rounding of a long sum that of a short one

        @Override
        public void run() {
            int n = a.numel();
            double s = 0;
            for (int i = 0; i < n; i += BLOCK)
                s += Provider.KERNELS.dot(
                        a.buffer().floats(), a.start() + i, b.buffer().floats(), b.start() + i, Math.min(BLOCK, n - i));
            y.buffer().floats()[y.start()] = (float) s;
        }

        @Override
        public void access(Access access) {
            access.reads(a);
            access.reads(b);
            access.writes(y);
        }
    }

    private record Backward(Saved a, Saved b) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(b.get()));
            dx.of(1, () -> dy.mul(a.get()));
        }
    }
}
