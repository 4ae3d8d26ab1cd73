package cairn.tensor;

import cairn.tensor.ops.pointwise.Add;
import cairn.tensor.ops.pointwise.Div;
import cairn.tensor.ops.pointwise.Exp;
import cairn.tensor.ops.pointwise.Mul;
import cairn.tensor.ops.pointwise.Neg;
import cairn.tensor.ops.pointwise.ReLU;
import cairn.tensor.ops.pointwise.Square;
import cairn.tensor.ops.pointwise.Sub;
import cairn.tensor.ops.pointwise.Tanh;

/// Operations that treat every element by itself. Two operands are broadcast to a common shape.
public sealed interface PointwiseOps permits Tensor {

    // ---- arithmetic

    /// `x + b`
    default Tensor add(Tensor b) {
        return Add.of((Tensor) this, b);
    }

    /// `x + b`
    default Tensor add(float b) {
        return add(Tensor.scalar(b));
    }

    /// `x − b`
    default Tensor sub(Tensor b) {
        return Sub.of((Tensor) this, b);
    }

    /// `x − b`
    default Tensor sub(float b) {
        return sub(Tensor.scalar(b));
    }

    /// `x · b`, element by element.
    default Tensor mul(Tensor b) {
        return Mul.of((Tensor) this, b);
    }

    /// `x · b`
    default Tensor mul(float b) {
        return mul(Tensor.scalar(b));
    }

    /// `x / b`, in F32 for every input type.
    default Tensor div(Tensor b) {
        return Div.of((Tensor) this, b);
    }

    /// `x / b`
    default Tensor div(float b) {
        return div(Tensor.scalar(b));
    }

    /// `−x`
    default Tensor neg() {
        return Neg.of((Tensor) this);
    }

    // ---- powers, exponentials, logarithms

    /// `x²`
    default Tensor square() {
        return Square.of((Tensor) this);
    }

    /// `eˣ`
    default Tensor exp() {
        return Exp.of((Tensor) this);
    }

    // ---- activations

    /// `tanh(x)`
    default Tensor tanh() {
        return Tanh.of((Tensor) this);
    }

    /// `max(x, 0)`
    default Tensor relu() {
        return ReLU.of((Tensor) this);
    }
}
