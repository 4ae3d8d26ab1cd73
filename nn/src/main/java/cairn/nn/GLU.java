package cairn.nn;

import cairn.tensor.Tensor;

/// Gated linear unit: the first half along a dim times the sigmoid of the second half (arXiv:1612.08083).
/// Shape: `[*, 2·D, *] → [*, D, *]`.
public final class GLU extends Layer {
    private final int dim;

    /// Along the last dim.
    public GLU() {
        this(-1);
    }

    /// @param dim the dim it works along; −1 is the last
    public GLU(int dim) {
        this.dim = dim;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.glu(dim);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("GLU").with("dim", dim);
    }

    static GLU from(LayerConfig c) {
        return new GLU(c.integer("dim"));
    }

    @Override
    protected String call() {
        return dim == -1 ? "new GLU()" : "new GLU(" + dim + ")";
    }
}
