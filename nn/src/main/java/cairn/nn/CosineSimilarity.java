package cairn.nn;

import cairn.tensor.Tensor;
import java.util.List;

/// The cosine of the angle between vectors along a dim: `⟨x1, x2⟩ / (max(‖x1‖, ε) · max(‖x2‖, ε))`. Inputs are broadcast.
/// Shape: `[*, D, *], [*, D, *] → [*, *]`.
public final class CosineSimilarity extends Layer {
    private static final double EPS = 1e-8;

    private final int dim;
    private final double eps;

    /// Along dim 1.
    public CosineSimilarity() {
        this(1);
    }

    /// @param dim along which the vectors lie; negative counts from the end
    public CosineSimilarity(int dim) {
        this(dim, EPS);
    }

    /// @param dim along which the vectors lie; negative counts from the end
    /// @param eps the least length to divide by; default 1e-8
    public CosineSimilarity(int dim, double eps) {
        this.dim = dim;
        this.eps = eps;
    }

    /// One cosine for each pair of vectors, in `[−1, 1]`.
    public Tensor forward(Tensor x1, Tensor x2) {
        return through(
                List.of(x1, x2), in -> Check.within(label(), () -> in.get(0).cosineSimilarity(in.get(1), dim, eps)));
    }

    @Override
    protected Tensor compute(Tensor x) {
        throw needs("forward(x1, x2)");
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("CosineSimilarity").with("dim", dim).with("eps", eps);
    }

    static CosineSimilarity from(LayerConfig c) {
        return new CosineSimilarity(c.integer("dim"), c.number("eps"));
    }

    @Override
    protected String call() {
        if (eps != EPS) return "new CosineSimilarity(%d, %s)".formatted(dim, eps);
        return dim == 1 ? "new CosineSimilarity()" : "new CosineSimilarity(%d)".formatted(dim);
    }
}
