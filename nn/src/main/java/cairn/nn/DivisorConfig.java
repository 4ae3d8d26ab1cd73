package cairn.nn;

import cairn.tensor.Divisor;

/// A [Divisor] among the arguments of a layer.
final class DivisorConfig {
    private DivisorConfig() {}

    static LayerConfig write(LayerConfig c, Divisor d) {
        return c.with("countIncludePad", d.countsPadding()).with("divisorOverride", d.number());
    }

    static Divisor read(LayerConfig c) {
        return new Divisor(c.flag("countIncludePad"), c.integer("divisorOverride"));
    }
}
