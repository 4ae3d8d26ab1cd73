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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One GRU layer in one direction; see [cairn.tensor.SequenceOps#gru].
///
/// Backward, with `q` what the states give to `n` before `r`: `dn = dh·(1 − z)·(1 − n²)`, `dz = dh·(hₜ₋₁ − n)·z·(1 − z)`, `dr = dn·q·r·(1 − r)`,
/// `dq = dn·r`, and `dhₜ₋₁ = dyₜ₋₁ + dh·z + [dr, dz, dq]·V`. The weights' gradients are one product each over all steps.
public final class Gru {
    private static final int GATES = 3;

    private Gru() {}

    public static Tensor of(Tensor x, RecurrentWeights w, @Nullable Tensor h0, TimeSteps steps) {
        Recurrence.check("gru", x, w, GATES, steps);
        Recurrence.checkState("gru", "the initial state", h0, steps.batch(), w.outputSize());
        Recurrence.checkUnprojected("gru", w);
        Inputs in = Inputs.of(x, w, h0, null);
        Memory memory = Autograd.noGrad(() -> forward(in, steps));
        Tensor y = new ArrayTensor(memory.y);
        return Autograd.record(y, new Backward(in.saved(), Saved.of(y), memory, steps), in.tensors());
    }

    /// What a forward pass leaves behind; see [GruLaunch].
    private record Memory(View gates, View h0, View hn, View y) {}

    private static Memory forward(Inputs in, TimeSteps steps) {
        int n = in.out();
        View h0 = Recurrence.orZeros(Recurrence.view(in.initial()), steps.batch(), n);
        View gates = ArrayTensor.view(in.gates(biases(in)));
        View hn = Recurrence.memory(steps.rows(), n);
        View y = Recurrence.memory(steps.rows(), n);
        Panels hidden = Panels.ofTransposed(Recurrence.contiguous(in.hiddenHidden()), GATES, steps);
        View bias = Recurrence.view(in.hiddenBias());
        Engine.launch(new GruLaunch(steps, gates, hidden, bias, h0, hn, y, new int[1]));
        return new Memory(gates, h0, hn, y);
    }

    /// What can be added for all steps at once: both biases, but for `n` only that of the input.
    private static @Nullable Tensor biases(Inputs in) {
        Tensor hidden = in.hiddenBias();
        if (hidden == null) return in.inputBias();
        int n = in.out();
        Tensor added = Tensor.cat(0, hidden.narrow(0, 0, 2 * n), Tensor.zeros(n));
        return Recurrence.sum(in.inputBias(), added);
    }

    private record Backward(Inputs.Kept kept, Saved y, Memory memory, TimeSteps steps) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            y.get(); // refused if the states were changed
            Inputs in = kept.inputs();
            if (Autograd.isRecording()) Composition.backward(t -> composed(Inputs.of(t), steps), in.list(), dy, dx);
            else fused(in, Recurrence.contiguous(dy), dx);
        }

        private void fused(Inputs in, View dy, Gradients dx) {
            int n = in.out();
            View dg = Recurrence.memory(steps.rows(), 4 * n);
            View dh = Recurrence.memory(steps.batch(), n);
            Panels hidden = Panels.of(Recurrence.contiguous(in.hiddenHidden()), steps);
            Engine.launch(new GruGradLaunch(
                    steps, dy, memory.gates, memory.hn, memory.y, memory.h0, hidden, dg, dh, new int[1]));
            Tensor all = new ArrayTensor(dg);
            give(in, all.narrow(1, 0, 3 * n), all.narrow(1, 0, 2 * n), all.narrow(1, 3 * n, n), dx);
            dx.of(Inputs.INITIAL, () -> new ArrayTensor(dh));
        }

        /// @param dg of `r`, `z` and `n`
        /// @param drz of `r` and `z`
        /// @param dq of what the states give to `n`
        private void give(Inputs in, Tensor dg, Tensor drz, Tensor dq, Gradients dx) {
            in.give(dg, dx);
            dx.of(Inputs.INPUT_BIAS, () -> dg.sum(0));
            dx.of(Inputs.HIDDEN_BIAS, () -> Tensor.cat(0, drz.sum(0), dq.sum(0)));
            dx.of(Inputs.HIDDEN_HIDDEN, () -> {
                Tensor h = Recurrence.before(steps, memory.y, memory.h0);
                return Tensor.cat(0, drz.transpose().matmul(h), dq.transpose().matmul(h));
            });
        }
    }

    private static Tensor composed(Inputs in, TimeSteps steps) {
        int n = in.out();
        Tensor h0 = Objects.requireNonNullElseGet(in.initial(), () -> Tensor.zeros(steps.batch(), n));
        Tensor x = in.gates(in.inputBias());
        return StepByStep.run(steps, x, List.of(h0), (g, states) -> {
                    Tensor h = states.getFirst();
                    List<Tensor> fromX = g.chunk(GATES, 1);
                    List<Tensor> fromH =
                            h.linear(in.hiddenHidden(), in.hiddenBias()).chunk(GATES, 1);
                    Tensor r = fromX.get(0).add(fromH.get(0)).sigmoid();
                    Tensor z = fromX.get(1).add(fromH.get(1)).sigmoid();
                    Tensor fresh = fromX.get(2).add(r.mul(fromH.get(2))).tanh();
                    return List.of(fresh.add(z.mul(h.sub(fresh))));
                })
                .outputs();
    }
}
