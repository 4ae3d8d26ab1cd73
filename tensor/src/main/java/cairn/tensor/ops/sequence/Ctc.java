package cairn.tensor.ops.sequence;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import java.util.List;

/// Connectionist temporal classification: `−log p(labels)`, the probability of all ways to spread the labels over the steps, each step
/// saying a label or nothing (blank), equal neighbours counting once.
///
/// `dx = dy · (exp(x) − p(class at this step | labels))`. Shape: `[T, N, C], [N, S], [N], [N] → [N]`.
///
/// Graves et al., "Connectionist Temporal Classification", ICML 2006.
public final class Ctc {
    private Ctc() {}

    /// The loss of each sequence.
    ///
    /// @param x log-probabilities `[T, N, C]`
    /// @param labels `[N, S]`, or those of all sequences one after the other
    /// @param zeroInfinity whether a sequence that is too short for its labels costs nothing, else infinitely much
    public static Tensor of(
            Tensor x, Tensor labels, Tensor inputLengths, Tensor targetLengths, int blank, boolean zeroInfinity) {
        CtcLabels all = CtcLabels.of(x.shape(), labels, inputLengths, targetLengths, blank);
        View in = ArrayTensor.view(x.to(DType.F32).contiguous());
        View y = View.allocate(DType.F32, Shape.of(x.size(1)));
        Engine.launch(new CtcLaunch(in, all, zeroInfinity, all.room(), y));
        List<Saved> kept = List.of(Saved.of(x), Saved.of(labels), Saved.of(inputLengths), Saved.of(targetLengths));
        return Autograd.record(new ArrayTensor(y), new Backward(kept, in, all, zeroInfinity), x);
    }

    /// @param kept what must not have changed
    private record Backward(List<Saved> kept, View in, CtcLabels labels, boolean zeroInfinity) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            kept.forEach(Saved::get);
            if (Autograd.isRecording())
                throw new IllegalStateException("ctcLoss: its gradient cannot be differentiated again.");
            // NOTE: exp(x) is the gradient of log Σ exp(x) = 0. It makes each step's gradient add up to 0, and is lost
            // in that of logSoftmax.
            dx.of(0, () -> {
                View d = View.allocate(DType.F32, in.shape());
                View g = ArrayTensor.view(dy.contiguous());
                Engine.launch(new CtcGradLaunch(in, labels, zeroInfinity, g, labels.room(), labels.rows(), d));
                return new ArrayTensor(d);
            });
        }
    }
}
