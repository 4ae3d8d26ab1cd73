package cairn.tensor;

import cairn.tensor.ops.sequence.Ctc;
import cairn.tensor.ops.sequence.Gru;
import cairn.tensor.ops.sequence.Lstm;
import cairn.tensor.ops.sequence.Rnn;
import cairn.tensor.ops.sequence.ScaledDotProduct;
import cairn.tensor.ops.sequence.SelfAttention;
import org.jspecify.annotations.Nullable;

/// Operations on sequences: recurrence through time, attention, and alignment.
///
/// The recurrent operations work on one layer in one direction, over rows that lie as [TimeSteps] describes. The gradient goes back through
/// time in one operation; where it is to be differentiated again, it is computed from the recurrence written out step by step.
public sealed interface SequenceOps permits Tensor {

    // ---- recurrence

    /// Elman's recurrence with tanh: `hₜ = tanh(W·xₜ + b + V·hₜ₋₁ + d)`. Shape: `[rows, in] → [rows, H]`.
    ///
    /// @param initial `h₀`, `[batch, H]`; null for zeros
    default Tensor rnnTanh(RecurrentWeights weights, @Nullable Tensor initial, TimeSteps steps) {
        return Rnn.tanh((Tensor) this, weights, initial, steps);
    }

    /// As [#rnnTanh] with ReLU for tanh.
    ///
    /// @param initial `h₀`, `[batch, H]`; null for zeros
    default Tensor rnnRelu(RecurrentWeights weights, @Nullable Tensor initial, TimeSteps steps) {
        return Rnn.relu((Tensor) this, weights, initial, steps);
    }

    /// The gated recurrent unit: `hₜ = (1 − z)·n + z·hₜ₋₁` with the reset gate `r`, the update gate `z` and the new state
    /// `n = tanh(Wₙ·xₜ + bₙ + r·(Vₙ·hₜ₋₁ + dₙ))`, in this order in the weights. Shape: `[rows, in] → [rows, H]`.
    ///
    /// Cho et al., arXiv:1406.1078, in PyTorch's form.
    ///
    /// @param initial `h₀`, `[batch, H]`; null for zeros
    default Tensor gru(RecurrentWeights weights, @Nullable Tensor initial, TimeSteps steps) {
        return Gru.of((Tensor) this, weights, initial, steps);
    }

    /// Long short-term memory: `cₜ = f·cₜ₋₁ + i·g`, `hₜ = o·tanh(cₜ)`, with the gates `i`, `f`, `g` and `o` in this order in the weights;
    /// `g` has tanh and the others the sigmoid. With a projection `hₜ = P·(o·tanh(cₜ))`. Shape: `[rows, in] → [rows, out]`.
    ///
    /// Hochreiter and Schmidhuber, "Long short-term memory", Neural Computation 9, 1997; with a projection Sak, Senior and Beaufays,
    /// arXiv:1402.1128.
    ///
    /// @param initial `h₀`, `[batch, out]`; null for zeros
    /// @param initialCell `c₀`, `[batch, H]`; null for zeros
    default LstmOutput lstm(
            RecurrentWeights weights, @Nullable Tensor initial, @Nullable Tensor initialCell, TimeSteps steps) {
        return Lstm.of((Tensor) this, weights, initial, initialCell, steps);
    }

    // ---- attention

    /// Scaled dot-product attention with this as the queries: `softmax(scale · q·kᵀ + mask) · v`. Weights that are all masked give NaN.
    /// Shape: `[…, L, E], […, S, E], […, S, V] → […, L, V]`, leading dims broadcast.
    ///
    /// Vaswani et al., "Attention Is All You Need", arXiv:1706.03762. Weights are computed for some queries at a time, and again in the
    /// backward pass, as in Dao et al., arXiv:2205.14135.
    default Tensor scaledDotProductAttention(Tensor key, Tensor value, Attention options) {
        return ScaledDotProduct.of((Tensor) this, key, value, options);
    }

    /// The weights of [#scaledDotProductAttention], with this as the queries: `softmax(scale · q·kᵀ + mask)`, without dropout.
    /// Shape: `[…, L, E], […, S, E] → […, L, S]`, leading dims broadcast.
    default Tensor attentionWeights(Tensor key, Attention options) {
        return ScaledDotProduct.weights((Tensor) this, key, options);
    }

    /// Attention of a sequence over itself with several heads. This holds queries, keys and values side by side, as one linear layer gives
    /// them. Shape: `[…, T, 3·C] → […, T, C]`; a mask broadcasts to `[…, heads, T, T]`.
    ///
    /// @param heads how many share `C`
    default Tensor selfAttention(int heads, Attention options) {
        return SelfAttention.of((Tensor) this, heads, options);
    }

    // ---- alignment

    /// Connectionist temporal classification with this as log-probabilities, as `logSoftmax` gives them: for each sequence the negative
    /// logarithm of the probability that its steps say the labels, when blanks are left out and equal neighbours count once.
    /// Shape: `[T, N, C] → [N]`.
    ///
    /// Graves et al., "Connectionist Temporal Classification", ICML 2006. Labels and lengths are `I64`.
    ///
    /// @param labels `[N, S]`, of which the first `targetLengths[n]` of each row count; or those of all sequences, one after the other
    /// @param inputLengths `[N]`, how many steps of each sequence count, at most `T`
    /// @param targetLengths `[N]`, how many labels each sequence has
    /// @param blank the class that says nothing; PyTorch's default is 0
    /// @param zeroInfinity whether a sequence that is too short for its labels costs nothing, without gradient; else infinitely much
    default Tensor ctcLoss(Tensor labels, Tensor inputLengths, Tensor targetLengths, int blank, boolean zeroInfinity) {
        return Ctc.of((Tensor) this, labels, inputLengths, targetLengths, blank, zeroInfinity);
    }
}
