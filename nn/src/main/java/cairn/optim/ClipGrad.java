package cairn.optim;

import cairn.tensor.Autograd;
import cairn.tensor.Tensor;
import java.util.List;

/// Limits gradients before an optimizer step. PyTorch: `torch.nn.utils.clip_grad_norm_`, `clip_grad_value_`.
public final class ClipGrad {
    private static final float EPS = 1e-6f; // as PyTorch

    private ClipGrad() {}

    /// Scales all gradients by `min(1, maxNorm / (norm + 1e-6))`, where `norm` is the 2-norm of all of them together.
    ///
    /// @param maxNorm above 0
    /// @return the norm before, a scalar tensor; 0 if there are no gradients
    public static Tensor norm(List<Tensor> parameters, float maxNorm) {
        if (!(maxNorm > 0)) throw new IllegalArgumentException("clip: maxNorm must be above 0, got " + maxNorm + ".");
        return Autograd.noGrad(() -> {
            Tensor squares = Tensor.scalar(0);
            for (Tensor p : parameters)
                if (p.grad() != null) squares = squares.add(p.grad().square().sum());
            Tensor norm = squares.sqrt();
            Tensor scale = norm.add(EPS).reciprocal().mul(maxNorm).clamp(0, 1);
            for (Tensor p : parameters) if (p.grad() != null) p.grad().mulInPlace(scale);
            return norm;
        });
    }

    /// Limits every entry of every gradient to `[-max, max]`.
    ///
    /// @param max above 0
    public static void value(List<Tensor> parameters, float max) {
        if (!(max > 0)) throw new IllegalArgumentException("clip: the largest value must be above 0, got " + max + ".");
        for (Tensor p : parameters) if (p.grad() != null) p.grad().clampInPlace(-max, max);
    }
}
