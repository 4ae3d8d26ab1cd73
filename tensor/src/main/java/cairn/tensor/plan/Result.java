package cairn.tensor.plan;

import cairn.tensor.DType;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Buffer;
import cairn.tensor.engine.View;
import org.jspecify.annotations.Nullable;

/// One thing a step returns.
///
/// @param view where it is, contiguous, when the launches have run
/// @param same the tensor itself, if it is one the program had before; null for one that each run makes
record Result(View view, @Nullable Tensor same) {
    /// The result in memory of its own.
    Tensor get() {
        if (same != null) return same;
        View copy = View.of(copy(view), view.shape());
        return new ArrayTensor(copy);
    }

    private static Buffer copy(View v) {
        Object array = Buffer.newArray(v.dtype(), v.numel());
        System.arraycopy(v.buffer().array(), v.start(), array, 0, v.numel());
        return switch (v.dtype()) {
            case F32 -> Buffer.wrap((float[]) array);
            case I64 -> Buffer.wrap((long[]) array);
            case BOOL -> Buffer.wrap((boolean[]) array);
        };
    }

    /// The only element of an F32 result.
    float item() {
        if (view.numel() != 1 || view.dtype() != DType.F32)
            throw new IllegalStateException("runItem: the step returns %s %s, not one number; use run()."
                    .formatted(view.dtype(), view.shape()));
        return view.buffer().floats()[view.start()];
    }
}
