package cairn.tensor;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A function of tensors, such as the forward pass of a trained network, that runs from a [Plan] and may be called from many threads at
/// the same time.
///
/// ```java
/// model.eval();
/// var predictor = Predictor.of(model::forward);
/// Tensor scores = predictor.predict(x);
/// ```
///
/// Gradients are not recorded. Each call runs in memory of its own: there are as many plans as there were calls at the same time, and each
/// is learned from its first runs. Parameters are read where they are, so new values count from the next call on. A function that cannot be
/// planned runs eagerly, with the same results; [#explain()] says why. Results are new tensors.
///
/// PyTorch: `torch.inference_mode` with `torch.jit.freeze`.
public final class Predictor {
    private final int inputs;
    private final Function<List<Tensor>, List<Tensor>> function;
    private final ArrayDeque<Plan> idle = new ArrayDeque<>(); // the one used last is taken first

    private Predictor(int inputs, Function<List<Tensor>, List<Tensor>> function) {
        this.inputs = inputs;
        this.function = function;
    }

    /// A predictor of a function with one input.
    public static Predictor of(UnaryOperator<Tensor> function) {
        return new Predictor(1, in -> List.of(function.apply(in.getFirst())));
    }

    /// A predictor of a function with any number of inputs and results.
    ///
    /// @param inputs the number of inputs
    public static Predictor of(int inputs, Function<List<Tensor>, List<Tensor>> function) {
        return new Predictor(inputs, function);
    }

    /// The function's first result for `x`.
    ///
    /// @throws IllegalArgumentException if it does not have one input
    public Tensor predict(Tensor x) {
        Plan plan = take();
        try {
            return Autograd.noGrad(() -> plan.run(untracked(x)));
        } finally {
            putBack(plan);
        }
    }

    /// The function's results for `x`.
    ///
    /// @throws IllegalArgumentException if it does not have so many inputs
    public List<Tensor> predict(List<Tensor> x) {
        Plan plan = take();
        try {
            return Autograd.noGrad(
                    () -> plan.run(x.stream().map(Predictor::untracked).toList()));
        } finally {
            putBack(plan);
        }
    }

    private static Tensor untracked(Tensor x) {
        return x.isTracked() ? x.detach() : x;
    }

    private Plan take() {
        synchronized (idle) {
            Plan plan = idle.pollFirst();
            return plan != null ? plan : Plan.of(inputs, function);
        }
    }

    private void putBack(Plan plan) {
        synchronized (idle) {
            idle.addFirst(plan);
        }
    }

    /// What is planned for which inputs, and why the rest is not; see [Plan#explain()]. Calls that are running are left out.
    public String explain() {
        synchronized (idle) {
            return idle.isEmpty()
                    ? "Not planned yet: there has been no call."
                    : idle.getFirst().explain();
        }
    }
}
