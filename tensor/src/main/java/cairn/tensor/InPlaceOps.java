package cairn.tensor;

import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Ternary;
import cairn.tensor.ops.inplace.InPlace;
import cairn.tensor.ops.inplace.RowsRenorm;
import cairn.tensor.ops.pointwise.Pointwise;

/// Operations that change the tensor itself and return it. Operands are broadcast to its shape; its type and shape stay.
///
/// They are not recorded. Changing a tensor that gradients flow through, or changing it by one, is refused while operations are being
/// recorded; a backward pass refuses values that were changed since they were saved.
///
/// ```java
/// Autograd.noGrad(() -> weight.addInPlace(weight.grad(), -0.1));
/// ```
public sealed interface InPlaceOps permits Tensor {

    /// `x ← x + b`
    default Tensor addInPlace(Tensor b) {
        return InPlace.binary("addInPlace", Binary.ADD, (Tensor) this, b);
    }

    /// `x ← x + alpha · b`
    default Tensor addInPlace(Tensor b, double alpha) {
        return addcmulInPlace(b, Tensor.scalar((float) alpha));
    }

    /// `x ← x + b`
    default Tensor addInPlace(double b) {
        return addInPlace(Tensor.scalar((float) b));
    }

    /// `x ← x + b`, also for integers.
    default Tensor addInPlace(long b) {
        return addInPlace(Pointwise.scalar(b, (Tensor) this));
    }

    /// `x ← x − b`
    default Tensor subInPlace(Tensor b) {
        return InPlace.binary("subInPlace", Binary.SUB, (Tensor) this, b);
    }

    /// `x ← x − b`
    default Tensor subInPlace(double b) {
        return subInPlace(Tensor.scalar((float) b));
    }

    /// `x ← x − b`, also for integers.
    default Tensor subInPlace(long b) {
        return subInPlace(Pointwise.scalar(b, (Tensor) this));
    }

    /// `x ← x · b`
    default Tensor mulInPlace(Tensor b) {
        return InPlace.binary("mulInPlace", Binary.MUL, (Tensor) this, b);
    }

    /// `x ← x · b`
    default Tensor mulInPlace(double b) {
        return mulInPlace(Tensor.scalar((float) b));
    }

    /// `x ← x · b`, also for integers.
    default Tensor mulInPlace(long b) {
        return mulInPlace(Pointwise.scalar(b, (Tensor) this));
    }

    /// `x ← x / b`
    default Tensor divInPlace(Tensor b) {
        return InPlace.binary("divInPlace", Binary.DIV, (Tensor) this, b);
    }

    /// `x ← x / b`
    default Tensor divInPlace(double b) {
        return divInPlace(Tensor.scalar((float) b));
    }

    /// `x ← x + a · b`
    default Tensor addcmulInPlace(Tensor a, Tensor b) {
        return InPlace.ternary("addcmulInPlace", Ternary.MULTIPLY_ADD, (Tensor) this, a, b);
    }

    /// `x ← x + w · (end − x)`
    default Tensor lerpInPlace(Tensor end, double w) {
        return InPlace.ternary("lerpInPlace", Ternary.LERP, (Tensor) this, end, Tensor.scalar((float) w));
    }

    /// `x ← min(max(x, min), max)`
    default Tensor clampInPlace(double min, double max) {
        return InPlace.ternary(
                "clampInPlace", Ternary.CLAMP, (Tensor) this, Tensor.scalar((float) min), Tensor.scalar((float) max));
    }

    /// `x ← b`, converted to the type of `x`. PyTorch: `copy_`.
    default Tensor copyInPlace(Tensor b) {
        return InPlace.copy("copyInPlace", (Tensor) this, b);
    }

    /// Every element ← `value`, converted to the type of `x`.
    default Tensor fillInPlace(double value) {
        return InPlace.fill("fillInPlace", (Tensor) this, (float) value);
    }

    /// Every element ← `value`, exact for integers.
    default Tensor fillInPlace(long value) {
        return InPlace.copy("fillInPlace", (Tensor) this, Pointwise.scalar(value, (Tensor) this));
    }

    /// Every element ← 0.
    default Tensor zeroInPlace() {
        return InPlace.fill("zeroInPlace", (Tensor) this, 0);
    }

    /// Scales the rows of this table that `index` names down to p-norm `max` where theirs is greater. PyTorch: `embedding_renorm_`.
    default Tensor embeddingRenormInPlace(Tensor index, double max, double p) {
        return RowsRenorm.of((Tensor) this, index, max, p);
    }
}
