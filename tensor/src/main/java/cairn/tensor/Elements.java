package cairn.tensor;

import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Creation;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.FiniteCheck;

/// What a tensor holds, as Java values.
public sealed interface Elements permits Tensor {

    /// The value of a one-element tensor.
    ///
    /// @throws ShapeException if there is not exactly one element
    default float item() {
        return Creation.only("item", (Tensor) this).toFloatArray()[0];
    }

    /// The value of a one-element tensor as a long.
    default long itemLong() {
        return Creation.only("itemLong", (Tensor) this).toLongArray()[0];
    }

    /// The value of a one-element tensor as a truth value: whether it differs from 0.
    default boolean itemBoolean() {
        return Creation.only("itemBoolean", (Tensor) this).toBooleanArray()[0];
    }

    /// A copy of the elements in row-major order.
    default float[] toFloatArray() {
        return Creation.floats((Tensor) this);
    }

    /// A copy of the elements in row-major order; fractions are cut off.
    default long[] toLongArray() {
        return Creation.longs((Tensor) this);
    }

    /// A copy of the elements in row-major order: true where not 0.
    default boolean[] toBooleanArray() {
        return Creation.bools((Tensor) this);
    }

    /// This tensor, if all its elements are finite. Unlike a look at the values this can be part of a step [Plan].
    ///
    /// @throws NotFiniteException naming the first element that is infinite or NaN
    default Tensor requireFinite() {
        Engine.launch(new FiniteCheck(ArrayTensor.view(((Tensor) this).contiguous())));
        return (Tensor) this;
    }
}
