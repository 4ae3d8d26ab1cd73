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
///
/// Functions that are defined on integers give I64 for integers; everything else is F32.
public final class Pointwise {
    private Pointwise() {}

    /// `f(x)`.
    public static Tensor unary(Unary f, Tensor x) {
        DType dtype = f.isOnLongs() && x.dtype() != DType.F32 ? DType.I64 : DType.F32;
        View in = ArrayTensor.view(x.to(dtype));
        View y = View.allocate(dtype, in.shape());
        Engine.launch(new UnaryLaunch(f, in, y));
        return new ArrayTensor(y);
    }

    /// `f(a, b)`, broadcast. Two truth values count as 0 and 1 and give a truth value again: their sum is "or", their product "and".
    ///
    /// @param op the operation to name in errors
    public static Tensor binary(String op, Binary f, Tensor a, Tensor b) {
        DType meet = DType.promote(a.dtype(), b.dtype());
        DType dtype = f.isOnLongs() && meet != DType.F32 ? DType.I64 : DType.F32;
        Shape shape = Shape.broadcast(op, a.shape(), b.shape());
        View y = View.allocate(dtype, shape);
        Engine.launch(new BinaryLaunch(f, operand(a, dtype, shape), operand(b, dtype, shape), y));
        Tensor result = new ArrayTensor(y);
        return dtype == DType.I64 ? result.to(meet) : result;
    }

    /// `f(a, b, c)` in F32, broadcast.
    ///
    /// @param op the operation to name in errors
    public static Tensor ternary(String op, Ternary f, Tensor a, Tensor b, Tensor c) {
        Shape shape = Shape.broadcast(op, Shape.broadcast(op, a.shape(), b.shape()), c.shape());
        View y = View.allocate(DType.F32, shape);
        View p = operand(a, DType.F32, shape);
        View q = operand(b, DType.F32, shape);
        Engine.launch(new TernaryLaunch(f, p, q, operand(c, DType.F32, shape), y));
        return new ArrayTensor(y);
    }

    /// The elements of `t` as `dtype`, repeated to `shape`.
    public static View operand(Tensor t, DType dtype, Shape shape) {
        return ArrayTensor.view(t.to(dtype)).expand(shape);
    }

    /// An integer as an operand beside `x`: it leaves integers integers.
    public static Tensor scalar(long value, Tensor x) {
        return x.dtype() == DType.F32 ? Tensor.scalar((float) value) : Tensor.scalarLong(value);
    }
}
