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
import cairn.tensor.engine.View;
import cairn.tensor.ops.reduce.Lines;
import cairn.tensor.ops.reduce.LinesLaunch;

/// Cross product of vectors of three along a dim: `y = a × b`, `da = b × dy`, `db = dy × a`. Shape: `[*], [*] → [*]`, broadcast.
public final class Cross {
    private Cross() {}

    public static Tensor of(Tensor a, Tensor b, int dim) {
        Shape shape = Shape.broadcast("cross", a.shape(), b.shape());
        int d = shape.normalize("cross", dim);
        if (shape.rank() == 0 || shape.size(d) != 3)
            throw ShapeException.of("cross", "dim %d must have size 3".formatted(dim), a.shape() + " and " + b.shape());
        return of(a, b, shape, d);
    }

    private static Tensor of(Tensor a, Tensor b, Shape shape, int dim) {
        View y = View.allocate(DType.F32, shape);
        Engine.launch(new CrossLaunch(operand(a, shape), operand(b, shape), y, Lines.of(shape, dim)));
        return Autograd.record(new ArrayTensor(y), new Backward(Saved.of(a), Saved.of(b), shape, dim), a, b);
    }

    private static View operand(Tensor t, Shape shape) {
        return ArrayTensor.view(
                t.detach().to(DType.F32).broadcastTo(shape.dims()).contiguous());
    }

    private record CrossLaunch(View a, View b, View y, Lines lines) implements LinesLaunch {
        @Override
        public void line(int line, int at, int part) {
            float[] p = a.buffer().floats();
            float[] q = b.buffer().floats();
            float[] out = y.buffer().floats();
            for (int i = 0; i < 3; i++) {
                int j = at + (i + 1) % 3 * lines.step();
                int k = at + (i + 2) % 3 * lines.step();
                float v = p[a.start() + j] * q[b.start() + k] - p[a.start() + k] * q[b.start() + j];
                out[y.start() + at + i * lines.step()] = v;
            }
        }

        @Override
        public void access(Access access) {
            access.reads(a);
            access.reads(b);
            access.writes(y);
        }
    }

    private record Backward(Saved a, Saved b, Shape shape, int dim) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> of(b.get(), dy, shape, dim));
            dx.of(1, () -> of(dy, a.get(), shape, dim));
        }
    }
}
