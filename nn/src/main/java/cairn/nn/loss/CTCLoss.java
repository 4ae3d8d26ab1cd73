package cairn.nn.loss;

import cairn.tensor.DType;
import cairn.tensor.Reduction;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;

/// Loss of sequences whose labels are known but not when they occur: `−log` of the probability of all ways to spread the labels over the
/// steps, each of which says a label or nothing (blank), where equal neighbours count once.
///
/// The network ends in log-probabilities, `logSoftmax` over the classes. Labels are never blank. The mean is that of losses divided by how
/// many labels each sequence has.
///
/// Shape: log-probabilities `[T, N, C]`, `I64` labels `[N, S]` or all in one vector, lengths `[N]` → `[]`, or `[N]` unreduced;
/// `[T, C], [S] → []`.
///
/// Graves et al., "Connectionist Temporal Classification", ICML 2006.
///
/// @param blank the class that says nothing; default 0
/// @param zeroInfinity whether a sequence that is too short for its labels costs nothing, else infinitely much; default false
/// @param reduction default `MEAN`
public record CTCLoss(int blank, boolean zeroInfinity, Reduction reduction) {
    public CTCLoss() {
        this(0, false, Reduction.MEAN);
    }

    /// This loss with another class that says nothing.
    public CTCLoss blank(int to) {
        return new CTCLoss(to, zeroInfinity, reduction);
    }

    /// This loss with or without infinite losses.
    public CTCLoss zeroInfinity(boolean to) {
        return new CTCLoss(blank, to, reduction);
    }

    /// This loss with another reduction.
    public CTCLoss reduction(Reduction to) {
        return new CTCLoss(blank, zeroInfinity, to);
    }

    /// The loss.
    ///
    /// @param inputLengths how many steps of each sequence count
    /// @param targetLengths how many labels each sequence has
    public Tensor forward(Tensor logProbabilities, Tensor labels, int[] inputLengths, int[] targetLengths) {
        return forward(logProbabilities, labels, longs(inputLengths), longs(targetLengths));
    }

    private static Tensor longs(int[] values) {
        return Tensor.of(Arrays.stream(values).asLongStream().toArray());
    }

    /// The loss.
    ///
    /// @param inputLengths `I64` `[N]`, how many steps of each sequence count; `[]` for a single one
    /// @param targetLengths `I64` `[N]`, how many labels each sequence has; `[]` for a single one
    public Tensor forward(Tensor logProbabilities, Tensor labels, Tensor inputLengths, Tensor targetLengths) {
        if (logProbabilities.rank() != 2)
            return Reduce.losses(each(logProbabilities, labels, inputLengths, targetLengths), reduction);
        if (inputLengths.numel() != 1 || targetLengths.numel() != 1)
            throw ShapeException.of(
                    "CTCLoss",
                    "a single sequence [T, C] has one length of each kind",
                    inputLengths.shape() + " and " + targetLengths.shape());
        return each(logProbabilities.unsqueeze(1), labels, inputLengths.reshape(1), targetLengths.reshape(1))
                .reshape();
    }

    private Tensor each(Tensor x, Tensor labels, Tensor inputLengths, Tensor targetLengths) {
        Tensor losses = x.ctcLoss(labels, inputLengths, targetLengths, blank, zeroInfinity);
        if (reduction != Reduction.MEAN) return losses;
        return losses.div(targetLengths.to(DType.F32).clampMin(1));
    }

    @Override
    public String toString() {
        return LossText.of(this, new CTCLoss());
    }
}
