package cairn.tensor.ops.pointwise;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Ternary;
import cairn.tensor.kernels.Unary;

/// How every pointwise operation gets its value: types meet, shapes broadcast, one launch.
public final class Pointwise {
    private Pointwise() {}

    /// `f(x)` in F32.
    public static Tensor unary(Unary f, Tensor x) {
        View in = ArrayTensor.view(x.to(DType.F32));
        View y = View.allocate(DType.F32, in.shape());
        Engine.launch(new UnaryLaunch(f, in, y));
        return new ArrayTensor(y);
    }

    /// `f(a, b)` in F32, broadcast.
    ///
    /// @param op the operation to name in errors
    public static Tensor binary(String op, Binary f, Tensor a, Tensor b) {
        Shape shape = Shape.broadcast(op, a.shape(), b.shape());
        View y = View.allocate(DType.F32, shape);
        Engine.launch(new BinaryLaunch(f, operand(a, shape), operand(b, shape), y));
        return new ArrayTensor(y);
    }

    /// `f(a, b, c)` in F32, broadcast.
    ///
    /// @param op the operation to name in errors
    public static Tensor ternary(String op, Ternary f, Tensor a, Tensor b, Tensor c) {
        Shape shape = Shape.broadcast(op, Shape.broadcast(op, a.shape(), b.shape()), c.shape());
        View y = View.allocate(DType.F32, shape);
        Engine.launch(new TernaryLaunch(f, operand(a, shape), operand(b, shape), operand(c, shape), y));
        return new ArrayTensor(y);
    }

    private static View operand(Tensor t, Shape shape) {
        return ArrayTensor.view(t.to(DType.F32)).expand(shape);
    }
}
