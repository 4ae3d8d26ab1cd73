package cairn.tensor.ops.sequence;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.LstmOutput;
import cairn.tensor.RecurrentWeights;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.TimeSteps;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Copy;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One LSTM layer in one direction; see [cairn.tensor.SequenceOps#lstm].
///
/// Backward, with `dm` the gradient of `o·tanh(c)`: `do = dm·tanh(c)`, `dc += dm·o·(1 − tanh²c)`, `di = dc·g`, `dg = dc·i`, `df = dc·cₜ₋₁`,
/// `dcₜ₋₁ = dc·f`, each times the slope of its activation, and `dhₜ₋₁ = dyₜ₋₁ + [di, df, dg, do]·V`. The weights' gradients are one product
/// each over all steps.
///
/// The recorded result holds `h` of every row and after that the last `c` of every sequence.
public final class Lstm {
    private static final int GATES = 4;

    private Lstm() {}

    public static LstmOutput of(
            Tensor x, RecurrentWeights w, @Nullable Tensor h0, @Nullable Tensor c0, TimeSteps steps) {
        Recurrence.check("lstm", x, w, GATES, steps);
        int hidden = w.hiddenHidden().size(0) / GATES;
        Recurrence.checkState("lstm", "the initial state", h0, steps.batch(), w.outputSize());
        Recurrence.checkState("lstm", "the initial cell state", c0, steps.batch(), hidden);
        Inputs in = Inputs.of(x, w, h0, c0);
        Memory memory = Autograd.noGrad(() -> forward(in, steps));
        Tensor y = new ArrayTensor(memory.result);
        Autograd.record(y, new Backward(in.saved(), Saved.of(y), memory, steps), in.tensors());
        int rows = steps.rows() * in.out();
        return new LstmOutput(
                y.narrow(0, 0, rows).reshape(steps.rows(), in.out()),
                y.narrow(0, rows, steps.batch() * hidden).reshape(steps.batch(), hidden));
    }

    /// What a forward pass leaves behind; see [LstmLaunch].
    private record Memory(View result, View gates, View c0, View y, View c, View m) {}

    private static Memory forward(Inputs in, TimeSteps steps) {
        int hidden = in.hiddenHidden().size(0) / GATES;
        View gates = ArrayTensor.view(in.gates(Recurrence.sum(in.inputBias(), in.hiddenBias())));
        View result = View.allocate(DType.F32, Shape.of(steps.rows() * in.out() + steps.batch() * hidden));
        View y = outputs(result, steps, in.out());
        View m = in.projection() == null ? y : Recurrence.memory(steps.rows(), hidden);
        View c0 = Recurrence.orZeros(Recurrence.view(in.initialCell()), steps.batch(), hidden);
        View c = Recurrence.memory(steps.rows(), hidden);
        Engine.launch(new LstmLaunch(
                steps,
                gates,
                Panels.ofTransposed(Recurrence.contiguous(in.hiddenHidden()), GATES, steps),
                Recurrence.view(in.initial()),
                c0,
                y,
                c,
                in.projection() == null ? null : Panels.ofTransposed(Recurrence.contiguous(in.projection()), 1, steps),
                m,
                new int[2]));
        Tensor last = steps.last(new ArrayTensor(c));
        Engine.launch(new Copy(ArrayTensor.view(last), cells(result, steps, in.out(), hidden)));
        return new Memory(result, gates, c0, y, c, m);
    }

    /// The part of a result that holds `h`.
    private static View outputs(View result, TimeSteps steps, int out) {
        return result.at(result.offset(), new int[] {steps.rows(), out}, new int[] {out, 1});
    }

    /// The part of a result that holds the last `c`.
    private static View cells(View result, TimeSteps steps, int out, int hidden) {
        int at = result.offset() + steps.rows() * out;
        return result.at(at, new int[] {steps.batch(), hidden}, new int[] {hidden, 1});
    }

    private record Backward(Inputs.Kept kept, Saved result, Memory memory, TimeSteps steps) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            result.get(); // refused if the states were changed
            Inputs in = kept.inputs();
            if (Autograd.isRecording()) Composition.backward(t -> composed(Inputs.of(t), steps), in.list(), dy, dx);
            else fused(in, Recurrence.contiguous(dy), dx);
        }

        private void fused(Inputs in, View dy, Gradients dx) {
            int hidden = memory.c.size(1);
            Tensor p = in.projection();
            View dg = Recurrence.memory(steps.rows(), GATES * hidden);
            View dh = Recurrence.memory(p == null ? steps.batch() : steps.rows(), in.out());
            View dm = p == null ? dh : Recurrence.memory(steps.batch(), hidden);
            View dc = Recurrence.memory(steps.batch(), hidden);
            View dh0 = dx.needs(Inputs.INITIAL) ? Recurrence.memory(steps.batch(), in.out()) : null;
            Engine.launch(new Copy(cells(dy, steps, in.out(), hidden), dc));
            Engine.launch(new LstmGradLaunch(
                    steps,
                    outputs(dy, steps, in.out()),
                    memory.gates,
                    memory.c,
                    memory.c0,
                    Panels.of(Recurrence.contiguous(in.hiddenHidden()), steps),
                    p == null ? null : Panels.of(Recurrence.contiguous(p), steps),
                    dg,
                    dh,
                    dm,
                    dc,
                    dh0,
                    new int[2]));
            give(in, new ArrayTensor(dg), dx);
            if (dh0 != null) dx.of(Inputs.INITIAL, () -> new ArrayTensor(dh0));
            dx.of(Inputs.INITIAL_CELL, () -> new ArrayTensor(dc));
            dx.of(Inputs.PROJECTION, () -> new ArrayTensor(dh).transpose().matmul(new ArrayTensor(memory.m)));
        }

        private void give(Inputs in, Tensor dg, Gradients dx) {
            View h0 = Recurrence.view(in.initial());
            in.give(dg, dx);
            Inputs.giveBiases(dg, dx);
            dx.of(Inputs.HIDDEN_HIDDEN, () -> dg.transpose().matmul(Recurrence.before(steps, memory.y, h0)));
        }
    }

    private static Tensor composed(Inputs in, TimeSteps steps) {
        Tensor hh = in.hiddenHidden();
        Tensor p = in.projection();
        int hidden = hh.size(0) / GATES;
        Tensor x = in.gates(Recurrence.sum(in.inputBias(), in.hiddenBias()));
        Tensor h0 = Objects.requireNonNullElseGet(in.initial(), () -> Tensor.zeros(steps.batch(), in.out()));
        Tensor c0 = Objects.requireNonNullElseGet(in.initialCell(), () -> Tensor.zeros(steps.batch(), hidden));
        var result = StepByStep.run(steps, x, List.of(h0, c0), (gates, states) -> {
            List<Tensor> g = gates.add(states.get(0).linear(hh, null)).chunk(GATES, 1);
            Tensor kept = g.get(1).sigmoid().mul(states.get(1));
            Tensor c = kept.add(g.get(0).sigmoid().mul(g.get(2).tanh()));
            Tensor m = g.get(3).sigmoid().mul(c.tanh());
            return List.of(p == null ? m : m.linear(p, null), c);
        });
        return Tensor.cat(0, result.outputs().flatten(), result.last().get(1).flatten());
    }
}
