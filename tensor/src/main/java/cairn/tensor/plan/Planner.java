package cairn.tensor.plan;

import cairn.tensor.Autograd;
import cairn.tensor.Tensor;
import cairn.tensor.engine.Engine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The runs of one step: eager and recorded until it is known, replayed afterwards, and eager for good where it cannot be replayed.
///
/// Not made for several threads at once: callers hold the planner's lock.
public final class Planner {
    private static final System.Logger LOG = System.getLogger(Planner.class.getName());
    private static final boolean FUSES = !"false".equals(System.getProperty("cairn.plan.fuse"));
    private static final int MOST_REPLAYS = 8;
    private static final int MOST_LESSONS = 16;

    private final Function<List<Tensor>, List<Tensor>> step;
    private final List<Replay> replays = new ArrayList<>(); // the last one used first
    private final List<Lesson> lessons = new ArrayList<>();
    private final Arena arena = new Arena();
    private final boolean verifying = Boolean.getBoolean("cairn.plan.verify");
    private @Nullable Lesson last; // of the newest run
    private boolean auditing;
    private boolean seesGradients; // through an input

    public Planner(Function<List<Tensor>, List<Tensor>> step) {
        this.step = step;
    }

    /// Replays the step with `given`, if it is planned for such inputs. Otherwise nothing is done, and null returned.
    @Nullable
    public Replay replay(Tensor[] given) {
        Replay replay = auditing || isWatched() ? null : find(given);
        if (replay == null) return null;
        if (replay.isToBeAudited()) {
            auditing = true;
            return null;
        }
        replay.run(given);
        return replay;
    }

    /// Whether the step is planned for `given`.
    public boolean plans(Tensor[] given) {
        return !isWatched() && find(given) != null;
    }

    /// Runs the step eagerly, and learns from it.
    public List<Tensor> learn(Tensor[] given) {
        if (isWatched() || !isPlain(given)) return step.apply(List.of(given));
        Replay planned = auditing ? find(given) : null;
        auditing = false;
        if (planned != null) return audited(planned, given);
        Lesson lesson = lesson(given);
        last = lesson;
        if (lesson == null) return step.apply(List.of(given));
        Draft draft = lesson.run(given);
        if (draft != null) plan(draft);
        return lesson.returned();
    }

    /// Makes the next run eager, to see whether the step still does what was planned. If not, it is not planned any more.
    public void audit() {
        auditing = true;
    }

    private List<Tensor> audited(Replay planned, Tensor[] given) {
        Tape tape = Tape.record(step, given);
        String difference = planned.difference(tape);
        Lesson lesson = lesson(given);
        if (difference != null && lesson != null) {
            replays.remove(planned);
            arena.dismiss(planned.layout());
            last = lesson;
            lesson.obstacle(new Obstacle("was planned and then changed: it " + difference, ""));
            LOG.log(System.Logger.Level.WARNING, "Plan: {0}", lesson);
        }
        if (difference == null) planned.adopt(tape);
        return tape.copiesOfResults();
    }

    private void plan(Draft draft) {
        if (FUSES) Fusion.apply(draft);
        Refill.apply(draft);
        Layout layout = Layout.of(draft);
        arena.admit(layout);
        if (replays.size() == MOST_REPLAYS) arena.dismiss(replays.removeLast().layout());
        replays.addFirst(new Replay(draft, layout, verifying ? step : null));
    }

    private @Nullable Replay find(Tensor[] given) {
        for (int i = 0; i < replays.size(); i++) {
            if (!replays.get(i).fits(given)) continue;
            if (i > 0) Collections.swap(replays, 0, i);
            return replays.getFirst();
        }
        return null;
    }

    /// Whether somebody else wants to see this run.
    private static boolean isWatched() {
        return Engine.isRecorded() || Autograd.detectsAnomaly();
    }

    private boolean isPlain(Tensor[] given) {
        for (Tensor input : given) {
            if (!input.isTracked()) continue;
            seesGradients = true;
            return false;
        }
        return true;
    }

    /// The lesson for inputs like these; null if there are too many.
    private @Nullable Lesson lesson(Tensor[] given) {
        for (Lesson lesson : lessons) if (lesson.fits(given)) return lesson;
        if (lessons.size() == MOST_LESSONS) return null;
        Lesson lesson = new Lesson(step, new Inputs(given));
        lessons.add(lesson);
        return lesson;
    }

    /// Why runs like the last one that was not planned never will be, if that is known.
    public Optional<String> obstacle() {
        return last == null ? Optional.empty() : last.obstacle().map(Obstacle::toString);
    }

    /// What is planned, and why the rest is not.
    public String explain() {
        List<Object> lines = new ArrayList<>(replays);
        for (Lesson lesson : lessons) if (lesson.isOpen()) lines.add(lesson);
        if (lessons.size() == MOST_LESSONS) lines.add("Inputs of other kinds: not planned. There are too many kinds.");
        if (seesGradients) lines.add("Inputs that gradients flow through: not planned. Give the step x.detach().");
        if (lines.isEmpty()) return "Not planned yet: the step has not been run.";
        return lines.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
