package cairn.tensor;

import cairn.tensor.plan.Planner;
import cairn.tensor.plan.Replay;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A step, such as a training step, that runs from a flat list of kernel launches once it is known.
///
/// The first run warms up, those after it are recorded; when three of them have done the same, the step is *planned*: from then on its
/// launches run without the Java code that made them, without a gradient graph and without allocation.
///
/// ```java
/// Plan step = Plan.of((x, y) -> {
///     Tensor loss = lossFunction.forward(model.forward(x), y);
///     loss.backward();
///     optimizer.step();
///     optimizer.zeroGrad();
///     return loss;
/// });
/// for (Batch b : batches) total += step.runItem(b.x(), b.y());
/// ```
///
/// **A plan changes no result.** Inputs of another shape, another mode of a layer, another random generator or other gradients to begin
/// with make another step, which is recorded and planned by itself; a few are kept. What launches read when they run stays live:
/// parameters, learning rates and other settings of optimizers, step counts, positions of random generators. A step that reads values on
/// the Java side, as `item()` does, or that does something else in each run is never planned; [#explain()] says why. Now and then a planned
/// step is run eagerly again and compared, so that one that has changed in a way that cannot be seen is found out and reported.
///
/// **What a step keeps to.** Its Java code is not run again: numbers that change from run to run, other than those named above, are inputs,
/// and counting or printing belongs outside. What it computes is returned, or ends with the step: a tensor put aside in a field refuses
/// to be read once the step is planned. Gradients left in leaves are overwritten by the next run.
///
/// Threads that run the same plan take turns. PyTorch: CUDA graphs, `torch.compile(mode="reduce-overhead")`.
public final class Plan {
    private final Planner planner;
    private final Tensor[] given;
    private boolean planned;

    private Plan(int inputs, Function<List<Tensor>, List<Tensor>> step) {
        if (inputs < 0) throw new IllegalArgumentException("Plan: a step cannot have " + inputs + " inputs.");
        planner = new Planner(step);
        given = new Tensor[inputs];
    }

    /// A plan of a step with one input.
    public static Plan of(UnaryOperator<Tensor> step) {
        return new Plan(1, in -> List.of(step.apply(in.getFirst())));
    }

    /// A plan of a step with two inputs, such as samples and targets.
    public static Plan of(BinaryOperator<Tensor> step) {
        return new Plan(2, in -> List.of(step.apply(in.getFirst(), in.getLast())));
    }

    /// A plan of a step with any number of inputs and results.
    ///
    /// @param inputs the number of inputs
    public static Plan of(int inputs, Function<List<Tensor>, List<Tensor>> step) {
        return new Plan(inputs, step);
    }

    /// Runs the step and returns its first result, in memory of its own.
    public Tensor run(Tensor x) {
        synchronized (given) {
            Replay replay = replay(x, null);
            return replay != null ? replay.result() : learn().getFirst();
        }
    }

    /// Runs the step and returns its first result, in memory of its own.
    public Tensor run(Tensor x, Tensor y) {
        synchronized (given) {
            Replay replay = replay(x, y);
            return replay != null ? replay.result() : learn().getFirst();
        }
    }

    /// Runs the step and returns its results, in memory of their own.
    public List<Tensor> run(List<Tensor> inputs) {
        synchronized (given) {
            Replay replay = replay(inputs);
            return replay != null ? replay.results() : learn();
        }
    }

    /// Runs the step and returns its first result as a number; a planned run allocates nothing.
    ///
    /// @throws IllegalStateException if the result is not one F32 element
    public float runItem(Tensor x) {
        synchronized (given) {
            Replay replay = replay(x, null);
            return replay != null ? replay.item() : learn().getFirst().item();
        }
    }

    /// As [#runItem(Tensor)], for a step with two inputs.
    public float runItem(Tensor x, Tensor y) {
        synchronized (given) {
            Replay replay = replay(x, y);
            return replay != null ? replay.item() : learn().getFirst().item();
        }
    }

    /// As [#runItem(Tensor)], for a step with any number of inputs.
    public float runItem(List<Tensor> inputs) {
        synchronized (given) {
            Replay replay = replay(inputs);
            return replay != null ? replay.item() : learn().getFirst().item();
        }
    }

    /// Whether runs like the last one are planned.
    public boolean isPlanned() {
        synchronized (given) {
            return planned;
        }
    }

    /// Why runs like the last one are not planned; empty if they are, or may still be.
    public Optional<String> obstacle() {
        synchronized (given) {
            return planned ? Optional.empty() : planner.obstacle();
        }
    }

    /// What is planned for which inputs, and why the rest is not; one line each.
    public String explain() {
        synchronized (given) {
            return planner.explain();
        }
    }

    /// Makes the next run an eager one, to see whether the step still does what was planned. If not, it is not planned any more and a
    /// warning says so. For long trainings whose step may go by something the plan cannot see.
    public void audit() {
        synchronized (given) {
            planner.audit();
        }
    }

    private @Nullable Replay replay(Tensor x, @Nullable Tensor y) {
        if (given.length != (y == null ? 1 : 2)) throw wrongCount(y == null ? 1 : 2);
        given[0] = x;
        if (y != null) given[1] = y;
        return replay();
    }

    private @Nullable Replay replay(List<Tensor> inputs) {
        if (inputs.size() != given.length) throw wrongCount(inputs.size());
        for (int i = 0; i < given.length; i++) given[i] = inputs.get(i);
        return replay();
    }

    private @Nullable Replay replay() {
        Replay replay = planner.replay(given);
        planned = replay != null;
        return replay;
    }

    private List<Tensor> learn() {
        List<Tensor> results = planner.learn(given);
        planned = planner.plans(given);
        return results;
    }

    private IllegalArgumentException wrongCount(int count) {
        return new IllegalArgumentException("Plan: the step has %d inputs, got %d.".formatted(given.length, count));
    }
}
