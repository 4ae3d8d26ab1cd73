package cairn.tensor.plan;

import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Buffer;
import cairn.tensor.engine.Cell;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs planned steps twice, eagerly and from the replay, and compares everything they leave behind bit for bit: what they return, the
/// memory of the program, gradients, and cells. Before the replay its own memory is filled with rubbish.
///
/// Switched on by the system property `cairn.plan.verify`; slow.
final class Verifier {
    private final Function<List<Tensor>, List<Tensor>> step;
    private final Tape tape;
    private final Replay replay;
    private final List<Buffer> changed;
    private final List<Buffer> own = new ArrayList<>();
    private final List<ArrayTensor> leaves;
    private final Set<Cell> cells = new HashSet<>();

    Verifier(Function<List<Tensor>, List<Tensor>> step, Draft draft, Replay replay) {
        this.step = step;
        this.tape = draft.tape();
        this.replay = replay;
        changed = draft.changed();
        leaves = List.copyOf(tape.gradsAfter().keySet());
        draft.uses().forEach((buffer, uses) -> {
            boolean constant = uses.stream().allMatch(u -> u.mode() == Use.Mode.READ);
            if (!constant && !draft.isProgramsOwn(buffer)) own.add(buffer);
        });
        for (Launch launch : draft.launches()) launch.access(new Cells());
    }

    /// Runs the step with `given`.
    ///
    /// @throws IllegalStateException if the replay does not do what the program does
    void run(Tensor[] given) {
        State before = new State();
        Tape eager = Tape.record(step, given);
        State expected = new State();
        List<Object> results = contents(eager.results());
        before.restore();
        replay.lease().open();
        own.forEach(Verifier::spoil);
        replay.launch(given);
        String difference = Comparison.difference(tape, eager);
        if (difference != null) throw wrong("the step now " + difference);
        State actual = new State();
        actual.requireSame(expected);
        List<Object> returned = contents(replay.results());
        for (int i = 0; i < results.size(); i++)
            if (!Contents.equal(results.get(i), returned.get(i))) throw wrong("result " + i + " differs");
    }

    private static List<Object> contents(List<Tensor> tensors) {
        return tensors.stream()
                .map(t -> Contents.of(ArrayTensor.view(t.detach().copy()).buffer()))
                .toList();
    }

    private static void spoil(Buffer buffer) {
        int from = buffer.base();
        int to = from + buffer.length();
        switch (buffer.dtype()) {
            case F32 -> Arrays.fill(buffer.floats(), from, to, Float.NaN);
            case I64 -> Arrays.fill(buffer.longs(), from, to, Long.MIN_VALUE);
            case BOOL -> Arrays.fill(buffer.bools(), from, to, true);
        }
    }

    private static IllegalStateException wrong(String what) {
        return new IllegalStateException("Plan: a planned run is not what the program does: " + what + ".");
    }

    /// Everything a step may change that outlives it.
    private final class State {
        private final List<Object> memory = changed.stream().map(Contents::of).toList();
        private final List<@Nullable Tensor> grads = new ArrayList<>();
        private final List<@Nullable Object> gradients = new ArrayList<>();
        private final Map<Cell, Object> numbers = new HashMap<>();

        State() {
            for (ArrayTensor leaf : leaves) {
                Tensor grad = leaf.grad();
                grads.add(grad);
                gradients.add(grad == null ? null : contents(List.of(grad)).getFirst());
            }
            for (Cell cell : cells) numbers.put(cell, cell.state());
        }

        void restore() {
            for (int i = 0; i < memory.size(); i++) Contents.restore(memory.get(i), changed.get(i));
            for (int i = 0; i < leaves.size(); i++) leaves.get(i).setGrad(grads.get(i));
            numbers.forEach(Cell::restore);
        }

        void requireSame(State expected) {
            for (int i = 0; i < memory.size(); i++)
                if (!Contents.equal(memory.get(i), expected.memory.get(i)))
                    throw wrong("memory of %d elements, such as a parameter, differs"
                            .formatted(changed.get(i).length()));
            for (int i = 0; i < leaves.size(); i++) {
                Object g = gradients.get(i);
                Object h = expected.gradients.get(i);
                boolean same = g == null ? h == null : h != null && Contents.equal(g, h);
                if (!same)
                    throw wrong(
                            "the gradient of a leaf of shape " + leaves.get(i).shape() + " differs");
            }
            if (!numbers.equals(expected.numbers)) throw wrong("a step count or a random generator differs");
        }
    }

    private final class Cells implements Launch.Access {
        @Override
        public void reads(View view) {}

        @Override
        public void writes(View view) {}

        @Override
        public void updates(View view) {}

        @Override
        public void changes(Cell cell) {
            cells.add(cell);
        }
    }
}
