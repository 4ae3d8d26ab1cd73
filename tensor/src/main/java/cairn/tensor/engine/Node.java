package cairn.tensor.engine;

import cairn.tensor.GradFn;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One recorded operation, or a leaf that collects a gradient. Nodes point at the nodes of their inputs, never at the inputs' values.
final class Node {
    private static final AtomicLong CLOCK = new AtomicLong();
    private static final Node[] NONE = new Node[0];

    final long time = CLOCK.incrementAndGet(); // inputs are always older
    final Shape shape;
    final @Nullable Node[] inputs; // null where no gradient flows
    final @Nullable ArrayTensor leaf; // null for an operation
    final @Nullable Origin origin; // null unless anomaly detection is on
    private @Nullable GradFn fn;
    private @Nullable ArrayTensor retaining;
    private @Nullable List<UnaryOperator<Tensor>> hooks;

    private Node(Shape shape, @Nullable Node[] inputs, @Nullable ArrayTensor leaf, @Nullable GradFn fn) {
        this.shape = shape;
        this.inputs = inputs;
        this.leaf = leaf;
        this.fn = fn;
        this.origin = leaf == null ? Origin.here() : null;
    }

    static Node leaf(ArrayTensor tensor) {
        return new Node(tensor.shape(), NONE, tensor, null);
    }

    static Node operation(Shape shape, @Nullable Node[] inputs, GradFn fn) {
        return new Node(shape, inputs, null, fn);
    }

    GradFn fn() {
        if (fn == null)
            throw new IllegalStateException(
                    "backward() was called a second time through the same operations, whose saved values are gone. Pass Graph.RETAIN the first time, or run the forward pass again.");
        return fn;
    }

    /// Drops what the operation saved.
    void release() {
        fn = null;
    }

    void addHook(UnaryOperator<Tensor> hook) {
        if (hooks == null) hooks = new ArrayList<>();
        hooks.add(hook);
    }

    /// The number of hooks.
    int hooks() {
        return hooks == null ? 0 : hooks.size();
    }

    boolean isReleased() {
        return fn == null;
    }

    void retainGradIn(ArrayTensor tensor) {
        retaining = tensor;
    }

    /// The gradient after this node's hooks; it is also kept where [Tensor#retainGrad] asked for it.
    Tensor hooked(Tensor dy) {
        if (hooks != null) {
            if (leaf != null) Engine.unrepeatable("calls a gradient hook of a tensor that was there before");
            for (var hook : hooks) {
                Tensor changed = hook.apply(dy);
                if (changed != null) dy = changed;
            }
        }
        if (retaining != null) retaining.setGrad(dy);
        return dy;
    }

    /// `Tanh` for the record `Tanh.Backward`.
    String name() {
        if (fn == null) return leaf != null ? "leaf" : "released operation";
        Class<?> c = fn.getClass();
        return c.getEnclosingClass() != null ? c.getEnclosingClass().getSimpleName() : c.getSimpleName();
    }
}
