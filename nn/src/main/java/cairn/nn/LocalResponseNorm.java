package cairn.nn;

import cairn.tensor.Tensor;

/// Each value divided by what its neighbours in other channels are like: `y = x / (k + α · mean(x²))^β`, the mean over `size` neighbouring
/// channels, with zeros beyond the first and the last. Shape: `[N, C, …] → [N, C, …]`.
///
/// PyTorch also has it as `CrossMapLRN2d`.
///
/// Krizhevsky, Sutskever, Hinton, "ImageNet Classification with Deep Convolutional Neural Networks", NIPS 2012.
public final class LocalResponseNorm extends Layer {
    private static final double ALPHA = 1e-4;
    private static final double BETA = 0.75;
    private static final double K = 1;

    private final int size;
    private final double alpha;
    private final double beta;
    private final double k;

    /// `α` = 1e-4, `β` = 0.75, `k` = 1.
    ///
    /// @param size how many channels: `size / 2` before, `(size − 1) / 2` after, and the channel itself
    public LocalResponseNorm(int size) {
        this(size, ALPHA, BETA, K);
    }

    /// @param size how many channels: `size / 2` before, `(size − 1) / 2` after, and the channel itself
    /// @param alpha `α`
    /// @param beta `β`
    /// @param k what the mean is added to
    public LocalResponseNorm(int size, double alpha, double beta, double k) {
        this.size = Check.positive("LocalResponseNorm", "size", size);
        this.alpha = alpha;
        this.beta = beta;
        this.k = k;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.localResponseNorm(size, alpha, beta, k);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("LocalResponseNorm")
                .with("size", size)
                .with("alpha", alpha)
                .with("beta", beta)
                .with("k", k);
    }

    static LocalResponseNorm from(LayerConfig c) {
        return new LocalResponseNorm(c.integer("size"), c.number("alpha"), c.number("beta"), c.number("k"));
    }

    @Override
    protected String call() {
        return alpha == ALPHA && beta == BETA && k == K
                ? "new LocalResponseNorm(%d)".formatted(size)
                : "new LocalResponseNorm(%d, %s, %s, %s)".formatted(size, alpha, beta, k);
    }
}
