package cairn.tensor.engine;

import cairn.tensor.DType;
import cairn.tensor.NotFiniteException;

/// Throws if an element of the contiguous view `x` is infinite or NaN.
public record FiniteCheck(View x) implements Launch {
    @Override
    public void run() {
        if (x.dtype() != DType.F32) return;
        float[] v = x.buffer().floats();
        for (int i = 0; i < x.numel(); i++)
            if (!Float.isFinite(v[x.start() + i])) throw new NotFiniteException(i, v[x.start() + i]);
    }

    @Override
    public void access(Access access) {
        access.reads(x);
    }
}
