package cairn.tensor.ops.sequence;

import cairn.tensor.Tensor;
import cairn.tensor.TimeSteps;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A recurrence written out step by step: what second derivatives go through.
final class StepByStep {
    /// From the inputs of one step and the states before it to the states after it.
    @FunctionalInterface
    interface Cell {
        List<Tensor> next(Tensor x, List<Tensor> states);
    }

    /// @param outputs the first state of every row
    /// @param last the states after each sequence's last step
    record Result(Tensor outputs, List<Tensor> last) {}

    private final TimeSteps steps;
    private final List<Tensor> initial;
    private final List<Deque<Tensor>> ended = new ArrayList<>();
    private List<Tensor> states;

    private StepByStep(TimeSteps steps, List<Tensor> initial) {
        this.steps = steps;
        this.initial = initial;
        this.states = initial;
        for (int i = 0; i < initial.size(); i++) ended.add(new ArrayDeque<>());
    }

    /// @param x the inputs of every row
    /// @param initial the states that sequences begin with
    static Result run(TimeSteps steps, Tensor x, List<Tensor> initial, Cell cell) {
        return new StepByStep(steps, initial).run(x, cell);
    }

    private Result run(Tensor x, Cell cell) {
        Tensor[] outputs = new Tensor[steps.count()];
        for (int s = 0; s < steps.count(); s++) {
            enter(s);
            states = cell.next(x.narrow(0, steps.start(s), steps.size(s)), states);
            outputs[steps.time(s)] = states.getFirst();
        }
        end(0, steps.size(steps.count() - 1));
        return new Result(
                Tensor.cat(0, outputs),
                ended.stream().map(parts -> Tensor.cat(0, List.copyOf(parts))).toList());
    }

    /// Lets go of the sequences that ended, and takes in those that begin.
    private void enter(int s) {
        int kept = steps.carried(s);
        int begun = steps.size(s) - kept;
        if (s > 0) end(kept, steps.size(s - 1) - kept);
        List<Tensor> next = new ArrayList<>();
        for (int i = 0; i < initial.size(); i++) {
            Tensor before = states.get(i).narrow(0, 0, kept);
            Tensor fresh = initial.get(i).narrow(0, kept, begun);
            next.add(begun == 0 ? before : kept == 0 ? fresh : Tensor.cat(0, before, fresh));
        }
        states = next;
    }

    private void end(int from, int count) {
        if (count == 0) return;
        for (int i = 0; i < states.size(); i++)
            ended.get(i).addFirst(states.get(i).narrow(0, from, count));
    }
}
