package cairn.nn;

import cairn.tensor.Tensor;

/// Sets each element to 0 with probability `p` in training and scales the others by `1/(1−p)`; does nothing in use.
/// Shape: `[*] → [*]`.
///
/// Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", JMLR 2014.
public final class Dropout extends Layer {
    private final double p;

    /// Drops half of the elements.
    public Dropout() {
        this(0.5);
    }

    /// @param p the probability of an element to be dropped, in `[0, 1]`
    public Dropout(double p) {
        this.p = Check.probability("Dropout", p);
    }

    @Override
    protected Tensor compute(Tensor x) {
        return isTraining() ? x.dropout(p) : x;
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("Dropout").with("p", p);
    }

    static Dropout from(LayerConfig c) {
        return new Dropout(c.number("p"));
    }
}
