package cairn.tensor;

import cairn.tensor.engine.Checkpoint;
import cairn.tensor.engine.Recording;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reverse-mode automatic differentiation.
///
/// Operations on tensors that lead back to a leaf with `requiresGrad(true)` are recorded as they run. [Tensor#backward()] walks the record
/// from the newest operation to the oldest and leaves each leaf's gradient in [Tensor#grad()]; [#grad] returns gradients instead.
///
/// ```java
/// Tensor x = Tensor.of(new float[] {1, 2, 3}).requiresGrad(true);
/// x.square().sum().backward();
/// x.grad(); // [2, 4, 6]
/// ```
public final class Autograd {
    private Autograd() {}

    /// Whether operations of this thread are being recorded.
    public static boolean isRecording() {
        return Recording.isOn();
    }

    /// Runs `work` without recording. PyTorch: `torch.no_grad()`.
    public static <T> T noGrad(Supplier<T> work) {
        return Recording.with(false, work);
    }

    /// Runs `work` without recording.
    public static void noGrad(Runnable work) {
        noGrad(() -> {
            work.run();
            return null;
        });
    }

    /// Runs `work` with recording, inside a [#noGrad] as well. PyTorch: `torch.enable_grad()`.
    public static <T> T enableGrad(Supplier<T> work) {
        return Recording.with(true, work);
    }

    /// Declares `y` to be the result of a differentiable operation over `inputs`; how a new operation joins in.
    ///
    /// `y` must come out of the operation's own untracked computation. If no gradient flows through any input, or nothing is being
    /// recorded, `y` is returned as it is.
    ///
    /// @param fn the backward half
    /// @param inputs the inputs in the order in which `fn` gives their gradients; null for one that is absent
    /// @throws IllegalStateException if `y` is already the result of a recorded operation
    public static Tensor record(Tensor y, GradFn fn, @Nullable Tensor... inputs) {
        if (y.isTracked())
            throw new IllegalStateException(
                    "record: the result is already tracked; compute it under Autograd.noGrad(…) so that only the given backward applies.");
        return Recording.record(y, fn, inputs);
    }

    /// The gradients of the one-element tensor `y` with respect to `xs`, without touching any `grad()`.
    public static List<Tensor> grad(Tensor y, Tensor... xs) {
        return grad(List.of(y), Collections.singletonList(null), Arrays.asList(xs), Graph.FREE);
    }

    /// The gradient of the one-element tensor `y` with respect to `x`, without touching any `grad()`.
    ///
    /// @param graph [Graph#CREATE] makes the gradient differentiable
    public static Tensor grad(Tensor y, Tensor x, Graph graph) {
        return grad(List.of(y), Collections.singletonList(null), List.of(x), graph)
                .getFirst();
    }

    /// The gradients of `Σ ⟨dys, ys⟩` with respect to `xs`. PyTorch: `torch.autograd.grad`.
    ///
    /// @param dys one per result, of its shape; null for a one-element result, meaning 1
    /// @param graph [Graph#CREATE] makes the gradients differentiable
    /// @return one per `x`, of its shape
    /// @throws IllegalStateException if no path leads from the results to some `x`
    public static List<Tensor> grad(List<Tensor> ys, List<Tensor> dys, List<Tensor> xs, Graph graph) {
        List<Tensor> gradients = Recording.grad(ys, dys, xs, graph);
        int missing = gradients.indexOf(null);
        if (missing >= 0)
            throw new IllegalStateException("grad: input %d of shape %s was not used to compute the result."
                    .formatted(missing, xs.get(missing).shape()));
        return gradients;
    }

    /// Sends `dys` back from `ys` and adds to the `grad()` of every leaf.
    public static void backward(List<Tensor> ys, List<Tensor> dys, Graph graph) {
        Recording.backward(ys, dys, graph);
    }

    /// Makes every backward pass check for NaN and name the Java line whose operation made it. For the whole process; slow.
    ///
    /// Only operations called while it is on are named. PyTorch: `torch.autograd.set_detect_anomaly`.
    public static void detectAnomaly(boolean on) {
        Recording.detectAnomaly(on);
    }

    /// Whether anomaly detection is on.
    public static boolean detectsAnomaly() {
        return Recording.detectsAnomaly();
    }

    /// `f(inputs)` without keeping what its operations save: the backward pass runs `f` again. Trades time for memory. Random numbers
    /// are repeated exactly. PyTorch: `torch.utils.checkpoint.checkpoint`.
    ///
    /// Leaves that `f` uses besides its inputs collect their gradients as usual.
    public static Tensor checkpoint(Function<List<Tensor>, Tensor> f, Tensor... inputs) {
        return Checkpoint.of(f, inputs);
    }
}
