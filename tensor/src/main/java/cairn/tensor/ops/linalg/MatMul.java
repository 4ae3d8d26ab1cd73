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
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Matrix product: `y = a · b`, `da = dy · bᵀ`, `db = aᵀ · dy`. Shape: `[…, M, K] · […, K, N] → […, M, N]`, batch dims broadcast.
public final class MatMul {
    private MatMul() {}

    /// PyTorch: `torch.matmul`.
    public static Tensor of(Tensor a, Tensor b) {
        if (a.rank() == 0 || b.rank() == 0)
            throw ShapeException.of(
                    "matmul",
                    "both operands need at least one dim",
                    a.shape() + " · " + b.shape(),
                    "Use mul for scalars.");
        if (a.size(-1) != b.size(b.rank() == 1 ? 0 : -2))
            throw ShapeException.innerDims("matmul", a.shape(), b.shape());
        if (a.rank() == 1 && b.rank() == 1) return Dot.of(a, b);
        if (a.rank() == 1) return dropped(of(a.reshape(1, a.size(0)), b), -2);
        if (b.rank() == 1) return dropped(of(a, b.reshape(b.size(0), 1)), -1);
        return summedTo(Shape.broadcast("matmul", leading(a.shape()), leading(b.shape())), a, b);
    }

    private static Tensor dropped(Tensor y, int dim) {
        int d = y.shape().normalize("matmul", dim);
        int[] sizes = y.shape().dims();
        System.arraycopy(sizes, d + 1, sizes, d, sizes.length - d - 1);
        return y.reshape(Arrays.copyOf(sizes, sizes.length - 1));
    }

    /// `a · b` summed over the batch dims along which `batch` has size 1, or which it lacks; shape `[*batch, M, N]`. The gradient of a
    /// product is one again: sums answer to broadcasts.
    public static Tensor summedTo(Shape batch, Tensor a, Tensor b) {
        Tensor y = new ArrayTensor(product(batch, a.to(DType.F32), b.to(DType.F32), null));
        return Autograd.record(y, new Backward(batch, Saved.of(a), Saved.of(b)), a, b);
    }

    /// The value of `a · b + bias`, where `bias` is one row, or null.
    public static View product(Shape batch, Tensor a, Tensor b, @Nullable Tensor bias) {
        View y = View.allocate(DType.F32, Matrices.shape(batch, a.size(-2), b.size(-1)));
        Shape all = Shape.broadcast("matmul", leading(a.shape()), leading(b.shape()));
        View av = ArrayTensor.view(a).expand(Matrices.shape(all, a.size(-2), a.size(-1)));
        View bv = ArrayTensor.view(b).expand(Matrices.shape(all, b.size(-2), b.size(-1)));
        View row = bias == null ? null : ArrayTensor.view(bias.contiguous());
        Engine.launch(new MatMulLaunch(av, bv, row, y.expand(Matrices.shape(all, a.size(-2), b.size(-1)))));
        return y;
    }

    /// The batch dims of a shape: all but the last two.
    public static Shape leading(Shape s) {
        return Shape.of(Arrays.copyOf(s.dims(), s.rank() - 2));
    }

    private record Backward(Shape batch, Saved a, Saved b) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> likeBatchOf(a.get(), dy, b.get().transpose()));
            dx.of(1, () -> likeBatchOf(b.get(), a.get().transpose(), dy));
        }

        /// `l · r` with the batch of `x`: summed where `x` was broadcast, repeated where the product was summed.
        private static Tensor likeBatchOf(Tensor x, Tensor l, Tensor r) {
            Shape wanted = leading(x.shape());
            Shape there = Shape.broadcast("matmul", leading(l.shape()), leading(r.shape()));
            int[] sizes = wanted.dims();
            for (int d = 1; d <= sizes.length; d++)
                if (d > there.rank() || there.size(-d) == 1) sizes[sizes.length - d] = 1;
            Tensor g = summedTo(Shape.of(sizes), l, r);
            return g.broadcastTo(Matrices.shape(wanted, l.size(-2), r.size(-1)).dims());
        }
    }
}
