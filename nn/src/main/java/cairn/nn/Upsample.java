package cairn.nn;

import cairn.tensor.Interpolation;
import cairn.tensor.Tensor;

/// Sequences, pictures or volumes made larger or smaller, as [Interpolation] says. Shape: `[N, C, *] → [N, C, *']`.
public final class Upsample extends Layer {
    private final Interpolation how;

    /// A layer that repeats the nearest element.
    ///
    /// @param scale how many times larger every size becomes, above 0. PyTorch: `scale_factor`
    public Upsample(double scale) {
        this(Interpolation.by(scale));
    }

    /// A layer with another size or another rule: `new Upsample(Interpolation.to(64, 64).linear())`.
    public Upsample(Interpolation how) {
        this.how = how;
    }

    /// The sizes and the rule.
    public Interpolation interpolation() {
        return how;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.interpolate(how);
    }

    @Override
    public LayerConfig config() {
        LayerConfig c = LayerConfig.of("Upsample");
        c = how.sizes().length > 0 ? c.with("size", how.sizes()) : c.with("scale", how.scales());
        return c.with("mode", how.mode().name()).with("alignCorners", how.isAligned());
    }

    static Upsample from(LayerConfig c) {
        Interpolation how = c.has("size") ? Interpolation.to(c.integers("size")) : Interpolation.by(c.numbers("scale"));
        how = how.mode(c.constant("mode", Interpolation.Mode.class));
        return new Upsample(c.flag("alignCorners") ? how.alignCorners() : how);
    }

    @Override
    protected String call() {
        boolean isPlain = how.scales().length == 1 && how.equals(Interpolation.by(how.scales()));
        return "new Upsample(%s)".formatted(isPlain ? String.valueOf(how.scales()[0]) : how);
    }
}
