package cairn.tensor.ops.compare;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Logic;
import cairn.tensor.ops.pointwise.Pointwise;

/// Logic on two tensors, element by element; numbers count as true where they are not 0. Shape: `[*], [*] → [*]` as BOOL, broadcast.
public final class LogicalOp {
    private LogicalOp() {}

    /// `f(a, b)`.
    ///
    /// @param op the operation to name in errors
    public static Tensor of(String op, Logic f, Tensor a, Tensor b) {
        Shape shape = Shape.broadcast(op, a.shape(), b.shape());
        View y = View.allocate(DType.BOOL, shape);
        View p = Pointwise.operand(a, DType.BOOL, shape);
        Engine.launch(new LogicLaunch(f, p, Pointwise.operand(b, DType.BOOL, shape), y));
        return new ArrayTensor(y);
    }
}
