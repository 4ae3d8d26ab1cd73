package cairn.nn;

import cairn.tensor.Padding;

/// A number around sequences: `v v | 1 2 3 4 | v v` along each dim; see [PaddingLayer].
/// Shape: `[N, C, L] → [N, C, L']`, also without `N`.
public final class ConstantPad1d extends PaddingLayer {
    /// A layer that adds places with `value`: `new ConstantPad1d(0.5f, 1, 2)`.
    ///
    /// @param amounts one for all sides, or left, right; negative ones crop
    public ConstantPad1d(float value, int... amounts) {
        super(1, Padding.constant(value), amounts);
    }

    @Override
    boolean hasValue() {
        return true;
    }

    static ConstantPad1d from(LayerConfig c) {
        return new ConstantPad1d((float) c.number("value"), c.integers("padding"));
    }

    @Override
    protected String call() {
        return "new ConstantPad1d(%sf, %s)".formatted(padding().value(), LayerText.list(amounts()));
    }
}
