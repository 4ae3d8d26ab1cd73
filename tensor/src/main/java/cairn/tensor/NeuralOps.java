package cairn.tensor;

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
