package cairn.tensor.ops.sequence;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.RecurrentWeights;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.TimeSteps;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Unary;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One layer of Elman's recurrence in one direction; see [cairn.tensor.SequenceOps#rnnTanh].
///
/// Backward: `dg = dh · f′`, `dhₜ₋₁ = dyₜ₋₁ + dg·V`; the weights' gradients are one product each over all steps.
public final class Rnn {
    private Rnn() {}

    public static Tensor tanh(Tensor x, RecurrentWeights w, @Nullable Tensor h0, TimeSteps steps) {
        return of("rnnTanh", new Kind(Unary.TANH, Binary.TANH_GRAD), x, w, h0, steps);
    }

    public static Tensor relu(Tensor x, RecurrentWeights w, @Nullable Tensor h0, TimeSteps steps) {
        return of("rnnRelu", new Kind(Unary.RELU, Binary.RELU_GRAD), x, w, h0, steps);
    }

    /// @param slope from `(dy, y)`
    private record Kind(Unary activation, Binary slope) {
        Tensor apply(Tensor x) {
            return activation == Unary.TANH ? x.tanh() : x.relu();
        }
    }

    private static Tensor of(String op, Kind kind, Tensor x, RecurrentWeights w, @Nullable Tensor h0, TimeSteps steps) {
        Recurrence.check(op, x, w, 1, steps);
        Recurrence.checkState(op, "the initial state", h0, steps.batch(), w.outputSize());
        Recurrence.checkUnprojected(op, w);
        Inputs in = Inputs.of(x, w, h0, null);
        Tensor y = Autograd.noGrad(() -> forward(kind, in, steps));
        return Autograd.record(y, new Backward(kind, in.saved(), Saved.of(y), steps), in.tensors());
    }

    private static Tensor forward(Kind kind, Inputs in, TimeSteps steps) {
        Tensor y = in.gates(Recurrence.sum(in.inputBias(), in.hiddenBias()));
        Panels hidden = Panels.ofTransposed(Recurrence.contiguous(in.hiddenHidden()), 1, steps);
        View h0 = Recurrence.view(in.initial());
        Engine.launch(new RnnLaunch(steps, kind.activation, ArrayTensor.view(y), hidden, h0, new int[1]));
        return y;
    }

    private record Backward(Kind kind, Inputs.Kept kept, Saved y, TimeSteps steps) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            Inputs in = kept.inputs();
            if (Autograd.isRecording())
                Composition.backward(t -> composed(kind, Inputs.of(t), steps), in.list(), dy, dx);
            else fused(in, Recurrence.contiguous(dy), dx);
        }

        private void fused(Inputs in, View dy, Gradients dx) {
            View states = ArrayTensor.view(y.get());
            View h0 = Recurrence.view(in.initial());
            View dg = Recurrence.memory(steps.rows(), states.size(1));
            View dh0 = dx.needs(Inputs.INITIAL) ? Recurrence.memory(steps.batch(), states.size(1)) : null;
            Panels hidden = Panels.of(Recurrence.contiguous(in.hiddenHidden()), steps);
            Engine.launch(new RnnGradLaunch(steps, dy, kind.slope, states, hidden, dg, dh0, new int[1]));
            Tensor d = new ArrayTensor(dg);
            in.give(d, dx);
            dx.of(Inputs.HIDDEN_HIDDEN, () -> d.transpose().matmul(Recurrence.before(steps, states, h0)));
            Inputs.giveBiases(d, dx);
            if (dh0 != null) dx.of(Inputs.INITIAL, () -> new ArrayTensor(dh0));
        }
    }

    private static Tensor composed(Kind kind, Inputs in, TimeSteps steps) {
        Tensor hh = in.hiddenHidden();
        Tensor h0 = Objects.requireNonNullElseGet(in.initial(), () -> Tensor.zeros(steps.batch(), hh.size(1)));
        Tensor gates = in.gates(Recurrence.sum(in.inputBias(), in.hiddenBias()));
        return StepByStep.run(steps, gates, List.of(h0), (g, states) -> {
                    Tensor h = states.getFirst();
                    return List.of(kind.apply(g.add(h.linear(hh, null))));
                })
                .outputs();
    }
}
