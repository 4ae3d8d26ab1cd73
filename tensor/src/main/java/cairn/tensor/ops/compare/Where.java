package cairn.tensor.ops.compare;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import cairn.tensor.ops.pointwise.Pointwise;

/// Choice: `y = a` where the condition holds, else `b`. Shape: `[*], [*], [*] → [*]`, broadcast.
///
/// `da = dy` where it holds, else 0; `db` the other way round.
public final class Where {
    private Where() {}

    public static Tensor of(Tensor cond, Tensor a, Tensor b) {
        if (cond.dtype() != DType.BOOL)
            throw new IllegalArgumentException(
                    "where: the condition must be BOOL, got %s of shape %s. Compare first, as in x.gt(0)."
                            .formatted(cond.dtype(), cond.shape()));
        DType dtype = DType.promote(a.dtype(), b.dtype());
        Shape shape = Shape.broadcast("where", cond.shape(), Shape.broadcast("where", a.shape(), b.shape()));
        View y = View.allocate(dtype, shape);
        View p = Pointwise.operand(a, dtype, shape);
        View q = Pointwise.operand(b, dtype, shape);
        Engine.launch(new SelectLaunch(Pointwise.operand(cond, DType.BOOL, shape), p, q, y));
        return Autograd.record(new ArrayTensor(y), new Backward(Saved.of(cond)), a, b);
    }

    private record Backward(Saved cond) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> Tensor.where(cond.get(), dy, 0));
            dx.of(1, () -> Tensor.where(cond.get(), 0, dy));
        }
    }
}
