package cairn.tensor.engine;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.TensorText;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The one implementation of [Tensor]: a view of memory and its place in the graph of recorded operations.
public final class ArrayTensor implements Tensor {
    private final View view;
    private @Nullable Node node; // null while untracked
    private boolean requiresGrad; // a leaf that collects a gradient
    private @Nullable Tensor grad;

    public ArrayTensor(View view) {
        this.view = view;
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

    /// This tensor's node in the graph: null if no gradient flows through it.
    @Nullable
    Node node() {
        return node;
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
        return node != null;
    }

    @Override
    public boolean isLeaf() {
        return node == null || requiresGrad;
    }

    @Override
    public boolean requiresGrad() {
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
        requiresGrad = on;
        node = on ? (node != null ? node : Node.leaf(this)) : null;
        return this;
    }

    @Override
    public @Nullable Tensor grad() {
        return grad;
    }

    @Override
    public void setGrad(@Nullable Tensor g) {
        if (g != null && !g.shape().equals(shape()))
            throw ShapeException.mustEqual("setGrad", "the tensor", shape(), "its gradient", g.shape());
        grad = g;
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
