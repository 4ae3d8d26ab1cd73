package cairn.tensor.ops.compare;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Comparison;
import cairn.tensor.ops.pointwise.Pointwise;

/// Comparison of two tensors, element by element; integers are compared exactly. Shape: `[*], [*] → [*]` as BOOL, broadcast.
public final class Compare {
    private Compare() {}

    /// The truth of `a ⋚ b`.
    ///
    /// @param op the operation to name in errors
    public static Tensor of(String op, Comparison f, Tensor a, Tensor b) {
        DType dtype = DType.promote(a.dtype(), b.dtype()) == DType.F32 ? DType.F32 : DType.I64;
        Shape shape = Shape.broadcast(op, a.shape(), b.shape());
        View y = View.allocate(DType.BOOL, shape);
        View p = Pointwise.operand(a, dtype, shape);
        Engine.launch(new CompareLaunch(f, p, Pointwise.operand(b, dtype, shape), y));
        return new ArrayTensor(y);
    }
}
