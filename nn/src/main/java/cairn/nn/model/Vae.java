package cairn.nn.model;

import cairn.nn.Layer;
import cairn.nn.LayerConfig;
import cairn.nn.Linear;
import cairn.nn.Penalized;
import cairn.nn.loss.Loss;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// A variational autoencoder: the encoder gives a normal distribution of codes, the decoder makes a sample in `[0, 1]` of one drawn from it.
/// Shape: `[N, …] → [N, …]`, where each sample has `in` numbers.
///
/// `h = relu(fc1(x))`, `μ = fc21(h)`, `log σ² = fc22(h)`, `z = μ + σ·ε` with `ε` standard normal, `y = sigmoid(fc4(relu(fc3(z))))`. The names
/// are those of PyTorch's example. In use (`eval()`) `z = μ`, so that the output of an input is always the same.
///
/// What is made small is [Output#loss]; a trainer does so with the loss [#reconstruction()], to which it adds the penalty of each [#pass].
///
/// Kingma, Welling, "Auto-Encoding Variational Bayes", arXiv:1312.6114.
public final class Vae extends Layer implements Penalized {
    private final int in;
    private final int hidden;
    private final int latent;
    private final Linear fc1;
    private final Linear fc21;
    private final Linear fc22;
    private final Linear fc3;
    private final Linear fc4;

    /// The distribution of codes of every sample.
    ///
    /// @param mean `μ`, `[N, latent]`
    /// @param logVariance `log σ²`, `[N, latent]`
    public record Code(Tensor mean, Tensor logVariance) {
        /// Codes drawn from the distribution: `μ + σ·ε`, through which gradients flow. PyTorch's example: `reparameterize`.
        public Tensor draw() {
            Tensor noise = Tensor.randn(mean.shape().dims());
            return logVariance.mul(0.5).exp().mul(noise).add(mean);
        }

        /// How far the distributions are from the standard normal one, summed over the samples: `−½ Σ (1 + log σ² − μ² − σ²)`. Shape: `[]`.
        public Tensor divergence() {
            return logVariance
                    .add(1)
                    .sub(mean.square())
                    .sub(logVariance.exp())
                    .sum()
                    .mul(-0.5);
        }
    }

    /// What a [Vae] gives in a training step.
    ///
    /// @param reconstruction in `[0, 1]`, in the shape of the input
    /// @param code the distribution it was drawn from
    public record Output(Tensor reconstruction, Code code) {
        /// The negative bound of the evidence, summed over the samples: the binary cross-entropy of the reconstruction, and the divergence
        /// of the codes. Shape: `[]`.
        ///
        /// @param x what was reconstructed, in `[0, 1]`
        public Tensor loss(Tensor x) {
            return reconstruction.binaryCrossEntropy(x).sum().add(code.divergence());
        }
    }

    /// @param in numbers in a sample, at least 1
    /// @param hidden units of the layers between, at least 1
    /// @param latent numbers in a code, at least 1
    public Vae(int in, int hidden, int latent) {
        this.in = in;
        this.hidden = hidden;
        this.latent = latent;
        fc1 = child("fc1", new Linear(in, hidden));
        fc21 = child("fc21", new Linear(hidden, latent));
        fc22 = child("fc22", new Linear(hidden, latent));
        fc3 = child("fc3", new Linear(latent, hidden));
        fc4 = child("fc4", new Linear(hidden, in));
    }

    /// The distribution of codes of every sample. Shape: `[N, …] → [N, latent]`.
    public Code encode(Tensor x) {
        if (x.rank() < 2 || x.numel() != x.size(0) * in)
            throw ShapeException.expected(label(), "[N, …] with %d numbers in each sample".formatted(in), x.shape());
        Tensor h = fc1.forward(x.rank() == 2 ? x : x.flatten(1, -1)).relu();
        return new Code(fc21.forward(h), fc22.forward(h));
    }

    /// The samples that codes stand for. Shape: `[N, latent] → [N, in]`.
    public Tensor decode(Tensor z) {
        return fc4.forward(fc3.forward(z).relu()).sigmoid();
    }

    /// The reconstruction together with the distribution it was drawn from: what the loss needs.
    public Output run(Tensor x) {
        List<Code> codes = new ArrayList<>();
        Tensor y = through(List.of(x), inputs -> reconstruct(inputs.getFirst(), codes));
        return new Output(y, codes.getFirst());
    }

    /// The reconstruction, and the divergence of the codes for one sample of the batch. Shape: `[N, …] → [N, …], []`.
    @Override
    public Pass pass(Tensor x) {
        Output out = run(x);
        return new Pass(out.reconstruction(), out.code().divergence().div(x.size(0)));
    }

    /// The loss that goes with the penalty of [#pass]: the binary cross-entropy, summed over the numbers of a sample and averaged over the
    /// samples. The two together are `run(x).loss(x) / N`.
    public static Loss reconstruction() {
        return (y, x) -> y.binaryCrossEntropy(x).sum().div(x.size(0));
    }

    @Override
    protected Tensor compute(Tensor x) {
        return reconstruct(x, new ArrayList<>());
    }

    /// @param codes takes the distribution of codes
    private Tensor reconstruct(Tensor x, List<Code> codes) {
        Code code = encode(x);
        codes.add(code);
        return decode(isTraining() ? code.draw() : code.mean())
                .reshape(x.shape().dims());
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("Vae").with("in", in).with("hidden", hidden).with("latent", latent);
    }

    static Vae from(LayerConfig c) {
        return new Vae(c.integer("in"), c.integer("hidden"), c.integer("latent"));
    }

    @Override
    protected String label() {
        return "Vae(%d → %d)".formatted(in, latent);
    }
}
