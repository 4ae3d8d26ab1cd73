package cairn.examples;

import cairn.io.Models;
import cairn.io.Npy;
import cairn.io.Npz;
import cairn.io.SafeTensors;
import cairn.nn.Activation;
import cairn.nn.Layer;
import cairn.nn.Mlp;
import cairn.tensor.Autograd;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Weights and arrays to and from Python: safetensors under PyTorch's names, and NumPy's files.
///
/// It prints
/// ```text
/// 0.weight [8, 4]
/// 0.bias [8]
/// 2.weight [3, 8]
/// 2.bias [3]
/// same outputs: true
/// …/weights.safetensors: The state does not fit Sequential; nothing was changed.
/// …
/// x.npy [2, 4]
/// y in both.npz [0, 1, 2]  [3] I64
/// ```
public final class Example16Exchange {
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("cairn");
        Rng.seed(1);
        Layer model = Mlp.of(Mlp.defaults().activation(Activation.TANH), 4, 8, 3);

        // Out. Python: model.load_state_dict(safetensors.torch.load_file("weights.safetensors"))
        Path weights = folder.resolve("weights.safetensors");
        SafeTensors.write(weights, model.stateDict(), Map.of());
        model.stateDict().forEach((name, t) -> System.out.println(name + " " + t.shape()));

        // In. Python: safetensors.torch.save_file(model.state_dict(), "weights.safetensors")
        Layer other = Mlp.of(Mlp.defaults().activation(Activation.TANH), 4, 8, 3);
        Models.loadWeights(weights, other);
        Tensor x = Tensor.randn(2, 4);
        System.out.println(
                "same outputs: " + Autograd.noGrad(() -> model.forward(x).equal(other.forward(x))));

        // A file that does not fit is refused as a whole.
        try {
            Models.loadWeights(weights, Mlp.of(4, 6, 3));
        } catch (RuntimeException e) {
            System.out.println(e.getMessage().replace(folder.toString(), "…"));
        }

        // Arrays. Python: np.load("x.npy"), np.load("both.npz")["y"]
        Npy.write(folder.resolve("x.npy"), x);
        Npz.write(folder.resolve("both.npz"), Map.of("x", x, "y", Tensor.arange(3)));
        System.out.println("x.npy " + Npy.read(folder.resolve("x.npy")).shape());
        System.out.println(
                "y in both.npz " + Npz.read(folder.resolve("both.npz")).get("y"));
    }
}
