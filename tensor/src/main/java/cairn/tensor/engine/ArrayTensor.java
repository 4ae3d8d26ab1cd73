package cairn.tensor.engine;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.TensorText;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The one implementation of [Tensor]: a view of memory and its place in the graph of recorded operations.
public final class ArrayTensor implements Tensor {
    private final View view;
    private @Nullable Node node; // null while untracked
    private boolean requiresGrad; // a leaf that collects a gradient
    private @Nullable Tensor grad;
    private boolean gradIsOwnSum; // made by adding, so that nothing else uses its memory

    @SuppressWarnings("unused") // keeps the memory alive
    private @Nullable Object held;

    public ArrayTensor(View view) {
        this.view = view;
        if (view.buffer().isLoose()) hold();
        Recorder recorder = Engine.recorder();
        if (recorder != null) recorder.made(this);
    }

    /// The implementation behind `t`.
    public static ArrayTensor of(Tensor t) {
        return (ArrayTensor) t;
    }

    /// The memory behind `t`.
    public static View view(Tensor t) {
        return ((ArrayTensor) t).view;
    }

    public View view() {
        return view;
    }

    /// Keeps the memory alive, should it be loose.
    public void hold() {
        held = view.buffer().array();
    }

    /// This tensor's node in the graph: null if no gradient flows through it.
    @Nullable
    Node node() {
        return node;
    }

    /// Notes that what happens next depends on whether a gradient flows through this tensor.
    void trackingRead() {
        Recorder recorder = Engine.recorder();
        if (recorder != null) recorder.trackingRead(this);
    }

    private void trackingSet() {
        Recorder recorder = Engine.recorder();
        if (recorder != null) recorder.trackingSet(this);
    }

    /// What a recorder needs to find out later whether gradients flow through this tensor as they do now.
    public Assumption tracking() {
        return new Tracking(this, node, node == null ? 0 : node.hooks());
    }

    private record Tracking(ArrayTensor tensor, @Nullable Node node, int hooks) implements Assumption {
        @Override
        public boolean holds() {
            return tensor.node == node && (node == null || node.hooks() == hooks);
        }
    }

    /// Whether the gradient graph behind this tensor is still there to be walked.
    public boolean isPending() {
        return node != null && !requiresGrad && !node.isReleased();
    }

    void recordedAs(Node recorded) {
        node = recorded;
    }

    @Override
    public Shape shape() {
        return view.shape();
    }

    @Override
    public DType dtype() {
        return view.dtype();
    }

    @Override
    public boolean isContiguous() {
        return view.isContiguous();
    }

    @Override
    public boolean isTracked() {
        trackingRead();
        return node != null;
    }

    @Override
    public boolean isLeaf() {
        return node == null || requiresGrad;
    }

    @Override
    public boolean requiresGrad() {
        trackingRead();
        return requiresGrad;
    }

    @Override
    public Tensor requiresGrad(boolean on) {
        if (node != null && !requiresGrad)
            throw new IllegalStateException(
                    "requiresGrad: this tensor was computed by a recorded operation; only leaf tensors can be switched. Use detach() first.");
        if (on && dtype() != DType.F32)
            throw new IllegalArgumentException(
                    "requiresGrad: only F32 tensors have gradients, this one is " + dtype() + ".");
        trackingSet();
        requiresGrad = on;
        node = on ? (node != null ? node : Node.leaf(this)) : null;
        return this;
    }

    @Override
    public @Nullable Tensor grad() {
        Recorder recorder = Engine.recorder();
        if (recorder != null) recorder.gradRead(this, grad);
        return grad;
    }

    @Override
    public void setGrad(@Nullable Tensor g) {
        if (g != null && !g.shape().equals(shape()))
            throw ShapeException.mustEqual("setGrad", "the tensor", shape(), "its gradient", g.shape());
        grad = g;
        gradIsOwnSum = false;
        Recorder recorder = Engine.recorder();
        if (recorder != null) recorder.gradSet(this);
    }

    /// As [#setGrad]; the memory of `g` is used by nothing else, so that more can be added in place.
    public void setOwnGrad(Tensor g) {
        setGrad(g);
        gradIsOwnSum = true;
    }

    /// Adds `dy` to the gradient there is: in place from the second time on.
    void addGrad(Tensor dy) {
        Tensor sum = Objects.requireNonNull(grad());
        if (gradIsOwnSum) {
            sum.addInPlace(dy);
        } else {
            setOwnGrad(sum.add(dy));
        }
    }

    @Override
    public Tensor detach() {
        return new ArrayTensor(view);
    }

    @Override
    public void registerHook(UnaryOperator<Tensor> hook) {
        if (node == null)
            throw new IllegalStateException(
                    "registerHook: no gradient flows through this tensor; call requiresGrad(true) first.");
        trackingSet();
        node.addHook(hook);
    }

    @Override
    public void retainGrad() {
        if (node == null)
            throw new IllegalStateException(
                    "retainGrad: no gradient flows through this tensor; call requiresGrad(true) first.");
        if (!requiresGrad) node.retainGradIn(this);
    }

    @Override
    public String toString() {
        return TensorText.of(this);
    }
}
