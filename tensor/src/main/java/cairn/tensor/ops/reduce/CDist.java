package cairn.tensor.ops.reduce;

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
import java.util.Arrays;

/// The p-norm distance of every row of `a` from every row of `b`: `yᵢⱼ = ‖aᵢ − bⱼ‖ₚ`. Equal rows have a gradient of 0.
/// Shape: `[…, P, M], […, R, M] → […, P, R]`, batch dims broadcast.
///
/// Euclidean distances take no memory but the result: with `w = dy / y`, `daᵢ = Σⱼ wᵢⱼ·(aᵢ − bⱼ)` and `dbⱼ = Σᵢ wᵢⱼ·(bⱼ − aᵢ)` are
/// matrix products.
///
/// PyTorch: `torch.cdist`.
public final class CDist {
    private CDist() {}

    public static Tensor of(Tensor a, Tensor b, double p) {
        if (a.rank() < 2 || b.rank() < 2 || a.size(-1) != b.size(-1))
            throw ShapeException.of(
                    "cdist", "operands must be […, P, M] and […, R, M]", a.shape() + " and " + b.shape());
        if (!(p >= 0)) throw new IllegalArgumentException("cdist: p must not be negative, got " + p + ".");
        if (p == 2) return euclidean(a.to(DType.F32), b.to(DType.F32));
        Tensor d = a.unsqueeze(-2).sub(b.unsqueeze(-3)); // [..., P, R, M]
        if (a.size(-1) == 0) return d.sum(-1);
        return Norm.of(d, p, Dims.of("cdist", d.shape(), new int[] {-1}, false));
    }

    private static Tensor euclidean(Tensor a, Tensor b) {
        Shape batch = Shape.broadcast("cdist", leading(a), leading(b));
        View y = View.allocate(DType.F32, shape(batch, a.size(-2), b.size(-2)));
        View av = rows(a, batch);
        View bv = rows(b, batch);
        Engine.launch(new EuclideanLaunch(av, bv, y, new Lines(batch.numel() * a.size(-2), b.size(-2), 1), a.size(-2)));
        Tensor result = new ArrayTensor(y);
        return Autograd.record(result, new Backward(Saved.of(a), Saved.of(b), Saved.of(result)), a, b);
    }

    private static Shape leading(Tensor x) {
        return Shape.of(Arrays.copyOf(x.shape().dims(), x.rank() - 2));
    }

    private static Shape shape(Shape batch, int rows, int cols) {
        int[] sizes = Arrays.copyOf(batch.dims(), batch.rank() + 2);
        sizes[batch.rank()] = rows;
        sizes[batch.rank() + 1] = cols;
        return Shape.of(sizes);
    }

    private static View rows(Tensor x, Shape batch) {
        Tensor all = x.detach().broadcastTo(shape(batch, x.size(-2), x.size(-1)).dims());
        return ArrayTensor.view(all.contiguous());
    }

    /// One line is the distances of one row of `a`; `perBatch` of them share their rows of `b`.
    private record EuclideanLaunch(View a, View b, View y, Lines lines, int perBatch) implements LinesLaunch {
        @Override
        public void line(int line, int at, int part) {
            int m = a.size(a.rank() - 1);
            float[] p = a.buffer().floats();
            float[] q = b.buffer().floats();
            float[] out = y.buffer().floats();
            int row = a.start() + line * m;
            int first = b.start() + line / perBatch * lines.n() * m;
            for (int j = 0; j < lines.n(); j++) out[y.start() + at + j] = distance(p, row, q, first + j * m, m);
        }

        private static float distance(float[] p, int po, float[] q, int qo, int m) {
            double even = 0; // two sums, so that one addition need not wait for the other
            double odd = 0;
            for (int i = 0; i + 1 < m; i += 2) {
                double d = (double) p[po + i] - q[qo + i];
                double e = (double) p[po + i + 1] - q[qo + i + 1];
                even += d * d;
                odd += e * e;
            }
            double last = m % 2 == 0 ? 0 : (double) p[po + m - 1] - q[qo + m - 1];
            return (float) Math.sqrt(even + odd + last * last);
        }

        @Override
        public int effort() {
            return a.size(a.rank() - 1);
        }

        @Override
        public void access(Access access) {
            access.reads(a);
            access.reads(b);
            access.writes(y);
        }
    }

    private record Backward(Saved a, Saved b, Saved y) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            Tensor w = Tensor.where(y.get().eq(0), 0, dy.div(y.get()));
            Tensor middle = middle(b.get().detach());
            Tensor p = a.get().sub(middle);
            Tensor q = b.get().sub(middle);
            dx.of(0, () -> p.mul(w.sum(true, -1)).sub(w.matmul(q)));
            dx.of(1, () -> q.mul(w.sum(-2).unsqueeze(-1)).sub(w.transpose().matmul(p)));
        }

        /// What both sides are moved by, since differences of large numbers would lose digits.
        private static Tensor middle(Tensor rows) {
            return rows.size(-2) == 0 ? Tensor.scalar(0) : rows.mean(true, -2);
        }
    }
}
