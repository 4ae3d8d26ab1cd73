package cairn.nn;

import cairn.tensor.Tensor;
import java.util.List;

/// The distance between vectors along the last dim: `‖x1 − x2 + ε‖ₚ`. Inputs are broadcast. Shape: `[*, D], [*, D] → [*]`, or `[*, 1]`.
public final class PairwiseDistance extends Layer {
    private static final double EPS = 1e-6;

    private final double p;
    private final double eps;
    private final boolean keepDim;

    /// The Euclidean distance.
    public PairwiseDistance() {
        this(2);
    }

    /// @param p the degree of the norm; infinity for the greatest difference
    public PairwiseDistance(double p) {
        this(p, EPS, false);
    }

    /// @param p the degree of the norm; infinity for the greatest difference
    /// @param eps added to each difference, so that the gradient is finite where vectors are equal; default 1e-6
    /// @param keepDim whether the last dim stays, with size 1; default false
    public PairwiseDistance(double p, double eps, boolean keepDim) {
        this.p = p;
        this.eps = eps;
        this.keepDim = keepDim;
    }

    /// One distance for each pair of vectors.
    public Tensor forward(Tensor x1, Tensor x2) {
        return through(
                List.of(x1, x2),
                in -> Check.within(label(), () -> in.get(0).pairwiseDistance(in.get(1), p, eps, keepDim)));
    }

    @Override
    protected Tensor compute(Tensor x) {
        throw needs("forward(x1, x2)");
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("PairwiseDistance").with("p", p).with("eps", eps).with("keepDim", keepDim);
    }

    static PairwiseDistance from(LayerConfig c) {
        return new PairwiseDistance(c.number("p"), c.number("eps"), c.flag("keepDim"));
    }

    @Override
    protected String call() {
        if (eps != EPS || keepDim) return "new PairwiseDistance(%s, %s, %s)".formatted(p, eps, keepDim);
        return p == 2 ? "new PairwiseDistance()" : "new PairwiseDistance(%s)".formatted(p);
    }
}
