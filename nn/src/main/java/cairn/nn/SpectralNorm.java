package cairn.nn;

import cairn.nn.init.Init;
import cairn.tensor.Autograd;
import cairn.tensor.Tensor;

/// A layer whose weight is divided by its greatest singular value: `w = W / σ`, `σ = u · W v`. Shape: that of the layer inside.
///
/// The vectors `u` and `v` follow the weight by a step of power iteration at every pass in training. In place of `weight` there is the
/// parameter `weight_orig` and the buffers `weight_u` and `weight_v`; other parameters keep their names. These are the names of PyTorch's
/// `torch.nn.utils.spectral_norm`, so its state dicts load. Those of the newer `torch.nn.utils.parametrizations.spectral_norm` call the same
/// `parametrizations.weight.original`, `parametrizations.weight.0._u` and `…_v`.
///
/// ```java
/// Layer layer = new SpectralNorm(new Conv2d(3, 64, Window.of(3)));
/// ```
///
/// Miyato et al., "Spectral Normalization for Generative Adversarial Networks", arXiv:1802.05957.
public final class SpectralNorm extends Reweighted {
    private static final double EPS = 1e-12;

    private final int iterations;
    private final double eps;
    private final int dim;
    private final Tensor u;
    private final Tensor v;

    /// One step of power iteration a pass.
    ///
    /// @param layer one with a weight: [Linear], a [Convolution], or one of your own that is [Weighted]; its weight becomes `weight_orig`
    public SpectralNorm(Layer layer) {
        this(layer, 1);
    }

    /// @param iterations the steps of power iteration at every pass in training, at least 1. PyTorch: `n_power_iterations`
    public SpectralNorm(Layer layer, int iterations) {
        this(layer, iterations, EPS, layer instanceof ConvTranspose ? 1 : 0);
    }

    /// @param iterations the steps of power iteration at every pass in training, at least 1
    /// @param eps the least length of a vector that is divided by its length; default 1e-12
    /// @param dim of the weight that becomes the rows of the matrix, from the end if negative; default 1 for [ConvTranspose], else 0
    public SpectralNorm(Layer layer, int iterations, double eps, int dim) {
        super(layer);
        this.iterations = Check.positive("SpectralNorm", "iterations", iterations);
        this.eps = eps;
        this.dim = origin().shape().normalize("SpectralNorm", dim);
        parameter("weight_orig", origin());
        u = buffer("weight_u", Tensor.zeros(matrix().size(0)));
        v = buffer("weight_v", Tensor.zeros(matrix().size(1)));
        draw();
    }

    private void draw() {
        for (Tensor t : new Tensor[] {u, v}) {
            Init.normal(0, 1).fill(t);
            Autograd.noGrad(() -> t.copyInPlace(t.normalize(2, 0, eps)));
        }
    }

    /// The weight as a matrix.
    private Tensor matrix() {
        Tensor rows = origin().movedim(dim, 0);
        return rows.reshape(rows.size(0), rows.numel() / rows.size(0));
    }

    @Override
    Tensor weight() {
        if (isTraining()) Autograd.noGrad(this::iterate);
        // NOTE: the vectors change in place at the next pass, which may come before this one's backward
        Tensor sigma = u.copy().dot(matrix().mv(v.copy()));
        return origin().div(sigma);
    }

    private void iterate() {
        Tensor w = matrix().detach();
        for (int i = 0; i < iterations; i++) {
            v.copyInPlace(w.transpose().mv(u).normalize(2, 0, eps));
            u.copyInPlace(w.mv(v).normalize(2, 0, eps));
        }
    }

    @Override
    protected void reset() {
        super.reset();
        draw();
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("SpectralNorm")
                .with("layer", inside().config())
                .with("iterations", iterations)
                .with("eps", eps)
                .with("dim", dim);
    }

    static SpectralNorm from(LayerConfig c) {
        return new SpectralNorm(
                Layers.build(c.layer("layer")), c.integer("iterations"), c.number("eps"), c.integer("dim"));
    }

    @Override
    protected String call() {
        String of = inside().call();
        boolean usual = eps == EPS && dim == (inside() instanceof ConvTranspose ? 1 : 0);
        if (!usual) return "new SpectralNorm(%s, %d, %s, %d)".formatted(of, iterations, eps, dim);
        return iterations == 1
                ? "new SpectralNorm(%s)".formatted(of)
                : "new SpectralNorm(%s, %d)".formatted(of, iterations);
    }
}
