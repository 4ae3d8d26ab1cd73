package cairn.tensor;

import cairn.tensor.ops.neural.AlphaDropout;
import cairn.tensor.ops.neural.Bilinear;
import cairn.tensor.ops.neural.BinaryCrossEntropy;
import cairn.tensor.ops.neural.CrossEntropy;
import cairn.tensor.ops.neural.Dropout;
import cairn.tensor.ops.neural.Linear;
import cairn.tensor.ops.neural.Nll;
import org.jspecify.annotations.Nullable;

/// The fused operations behind layers and losses. PyTorch: `torch.nn.functional`.
public sealed interface NeuralOps permits Tensor {

    /// `x · wᵀ + b`. Shape: `[…, in], [out, in], [out] → […, out]`.
    ///
    /// @param bias null for none
    default Tensor linear(Tensor weight, @Nullable Tensor bias) {
        return Linear.of((Tensor) this, weight, bias);
    }

    /// Sets each element to 0 with probability `p` and scales the others by `1/(1−p)`. Shape: `[*] → [*]`.
    default Tensor dropout(double p) {
        return Dropout.of((Tensor) this, p, Rng.current());
    }

    /// Sets whole channels to 0 with probability `p` and scales the others by `1/(1−p)`. Shape: `[N, C, …] → [N, C, …]`.
    default Tensor featureDropout(double p) {
        return Dropout.features((Tensor) this, p, Rng.current());
    }

    /// Drops elements with probability `p` so that mean 0 and variance 1 stay, as networks of SELU need it. Shape: `[*] → [*]`.
    default Tensor alphaDropout(double p) {
        return AlphaDropout.of((Tensor) this, p, Rng.current());
    }

    /// As [#alphaDropout], for whole channels. Shape: `[N, C, …] → [N, C, …]`.
    default Tensor featureAlphaDropout(double p) {
        return AlphaDropout.features((Tensor) this, p, Rng.current());
    }

    /// `y_k = x · W_k · x2ᵀ + b_k`. Shape: `[…, in1], [out, in1, in2] → […, out]`.
    ///
    /// @param x2 `[…, in2]`
    /// @param weight `[out, in1, in2]`
    /// @param bias `[out]`; null for none
    default Tensor bilinear(Tensor x2, Tensor weight, @Nullable Tensor bias) {
        return Bilinear.of((Tensor) this, x2, weight, bias);
    }

    /// The cross-entropy of scores and labels, averaged: `−log softmax(x)[target]`.
    ///
    /// Shape: `[N, C, …], [N, …] → []`; `[C], [] → []`.
    ///
    /// @param target `I64` labels in `[0, C)`; −100 marks samples that do not count
    default Tensor crossEntropy(Tensor target) {
        return crossEntropy(target, null, -100, 0, Reduction.MEAN);
    }

    /// The cross-entropy of scores and labels: `−w[target] · log softmax(x)[target]`.
    ///
    /// Shape: `[N, C, …], [N, …] → [N, …]`, or `[]` if reduced.
    ///
    /// @param target `I64` labels in `[0, C)`
    /// @param weight `[C]`, how much each class counts; null for 1
    /// @param ignoreIndex the label of samples that do not count
    /// @param labelSmoothing the share of the target that is spread over all classes, in `[0, 1]`
    default Tensor crossEntropy(
            Tensor target, @Nullable Tensor weight, long ignoreIndex, double labelSmoothing, Reduction reduction) {
        return CrossEntropy.of((Tensor) this, target, weight, ignoreIndex, labelSmoothing, reduction);
    }

    /// The negative log-likelihood of labels: `−w[target] · x[target]` for log-probabilities.
    ///
    /// Shape: `[N, C, …], [N, …] → [N, …]`, or `[]` if reduced.
    ///
    /// @param target `I64` labels in `[0, C)`
    /// @param weight `[C]`, how much each class counts; null for 1
    /// @param ignoreIndex the label of samples that do not count
    default Tensor nllLoss(Tensor target, @Nullable Tensor weight, long ignoreIndex, Reduction reduction) {
        return Nll.of((Tensor) this, target, weight, ignoreIndex, reduction);
    }

    /// The cross-entropy of probabilities and targets in `[0, 1]`: `−t·log(x) − (1−t)·log(1−x)`. Shape: `[*], [*] → [*]`.
    default Tensor binaryCrossEntropy(Tensor target) {
        return BinaryCrossEntropy.of((Tensor) this, target);
    }
}
