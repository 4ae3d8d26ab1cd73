package cairn.tensor.plan;

import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is known of a step for inputs of one kind, from runs that were executed eagerly and recorded.
///
/// The first run only warms up: lazy layers and optimizers make their tensors in it. Runs after it are recorded until three that began
/// alike have done the same. If two that began alike did not, the step goes by something that cannot be seen; it gets one more chance,
/// in which more runs must agree.
final class Lesson {
    private static final int AGREEING = 3; // runs that make a plan
    private static final int AGREEING_LATER = 6;
    private static final int MOST_RUNS = 32; // recorded in vain before the step is given up
    private static final int MOST_TAPES = 3; // of runs that began differently

    private final Function<List<Tensor>, List<Tensor>> step;
    private final Inputs form;
    private final List<Seen> tapes = new ArrayList<>();
    private int needed = AGREEING;
    private int inVain;
    private boolean warm;
    private boolean taught;
    private @Nullable Obstacle obstacle;
    private List<Tensor> returned = List.of();

    /// The newest of the runs that did the same.
    private record Seen(Tape tape, int times) {}

    Lesson(Function<List<Tensor>, List<Tensor>> step, Inputs form) {
        this.step = step;
        this.form = form;
    }

    /// Whether `given` is of the kind this lesson is about.
    boolean fits(Tensor[] given) {
        return form.fit(given);
    }

    /// Gives up planning steps of this kind.
    void obstacle(Obstacle found) {
        obstacle = found;
        tapes.clear();
    }

    /// What keeps steps of this kind from being planned.
    Optional<Obstacle> obstacle() {
        return Optional.ofNullable(obstacle);
    }

    /// Whether there is more to know than the plans made from this lesson.
    boolean isOpen() {
        return !taught || obstacle != null;
    }

    /// What the last run returned.
    List<Tensor> returned() {
        return returned;
    }

    /// Runs the step. Returns its draft if this run and earlier ones show how it can be repeated, else null.
    @Nullable
    Draft run(Tensor[] given) {
        if (!warm || obstacle != null) {
            warm = true;
            returned = step.apply(List.of(given));
            return null;
        }
        Seen alike = alike();
        Tape tape = Tape.record(step, given);
        returned = tape.copiesOfResults();
        if (tape.obstacle() != null) obstacle(tape.obstacle());
        return obstacle == null ? compare(tape, alike) : null;
    }

    /// An earlier run that began as the coming one begins.
    private @Nullable Seen alike() {
        for (Seen seen : tapes) if (seen.tape.holds()) return seen;
        return null;
    }

    private @Nullable Draft compare(Tape tape, @Nullable Seen alike) {
        String difference = alike == null ? null : Comparison.difference(alike.tape, tape);
        tapes.remove(alike);
        int times = alike == null || difference != null ? 1 : alike.times + 1;
        if (alike != null && times >= needed) return draft(tape, alike.tape);
        tape.loosen();
        tapes.add(new Seen(tape, times));
        if (tapes.size() > MOST_TAPES) tapes.removeFirst();
        if (difference != null && needed == AGREEING_LATER) obstacle(new Obstacle(difference, ""));
        else if (difference != null) needed = AGREEING_LATER;
        else if (++inVain == MOST_RUNS) obstacle(new Obstacle("begins in another state in each run", ""));
        return null;
    }

    private @Nullable Draft draft(Tape tape, Tape earlier) {
        Draft draft = new Draft(tape, earlier);
        if (draft.changesInputs()) {
            obstacle(new Obstacle("changes an input in place", ""));
            return null;
        }
        inVain = 0;
        taught = true;
        return draft;
    }

    @Override
    public String toString() {
        return form + ": not planned" + (obstacle == null ? " yet." : ". " + obstacle);
    }
}
