package cairn.tensor.engine;

import cairn.tensor.GradFn;
import cairn.tensor.Graph;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The engine's side of automatic differentiation: whether this thread records, how an operation is recorded, how the pass back starts.
public final class Recording {
    private static final ThreadLocal<Boolean> OFF = new ThreadLocal<>();

    private Recording() {}

    /// Whether operations of this thread are recorded.
    public static boolean isOn() {
        return OFF.get() == null;
    }

    /// Runs `work` with recording switched on or off for this thread.
    public static <T> T with(boolean on, Supplier<T> work) {
        Boolean outer = OFF.get();
        set(on ? null : Boolean.TRUE);
        try {
            return work.get();
        } finally {
            set(outer);
        }
    }

    private static void set(@Nullable Boolean off) {
        if (off == null) OFF.remove();
        else OFF.set(off);
    }

    /// Switches the naming of the line behind a NaN gradient on or off, for the whole process.
    public static void detectAnomaly(boolean on) {
        Origin.detect(on);
    }

    /// Whether that naming is on.
    public static boolean detectsAnomaly() {
        return Origin.detecting();
    }

    /// Makes `y` the recorded result of an operation over `inputs`, if a gradient flows through any of them.
    public static Tensor record(Tensor y, GradFn fn, @Nullable Tensor... inputs) {
        if (!isOn()) return y;
        Node[] nodes = null;
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i] == null) continue;
            ArrayTensor.of(inputs[i]).trackingRead();
            Node node = ArrayTensor.of(inputs[i]).node();
            if (node == null) continue;
            if (nodes == null) nodes = new Node[inputs.length];
            nodes[i] = node;
        }
        if (nodes != null) ArrayTensor.of(y).recordedAs(Node.operation(y.shape(), nodes, fn));
        return y;
    }

    /// Sends `dys` back from `ys` into the grad of every leaf.
    public static void backward(List<Tensor> ys, List<Tensor> dys, Graph graph) {
        start(new BackwardPass(graph, null), ys, dys, graph);
    }

    /// The gradients of `xs`; an entry is null where no path leads to it.
    public static List<Tensor> grad(List<Tensor> ys, List<Tensor> dys, List<Tensor> xs, Graph graph) {
        Set<Node> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Tensor x : xs) wanted.add(tracked("grad", x));
        Map<Node, Tensor> found = start(new BackwardPass(graph, wanted), ys, dys, graph);
        List<Tensor> gradients = new ArrayList<>();
        for (Tensor x : xs) gradients.add(found.get(ArrayTensor.of(x).node()));
        return gradients;
    }

    private static Map<Node, Tensor> start(BackwardPass pass, List<Tensor> ys, List<Tensor> dys, Graph graph) {
        for (int i = 0; i < ys.size(); i++) pass.start(tracked("backward", ys.get(i)), seed(ys.get(i), dys.get(i)));
        return with(graph == Graph.CREATE, pass::run);
    }

    private static Node tracked(String op, Tensor t) {
        Node node = ArrayTensor.of(t).node();
        if (node == null)
            throw new IllegalStateException(op + ": no gradient flows through this tensor of shape " + t.shape()
                    + "; no input of its operations has requiresGrad(true), or it was computed under noGrad.");
        return node;
    }

    private static Tensor seed(Tensor y, Tensor dy) {
        Shape shape = y.shape();
        if (dy == null) {
            if (shape.numel() != 1)
                throw ShapeException.of(
                        "backward",
                        "only a tensor of one element has an implicit gradient",
                        shape,
                        "Pass dy, or call sum() or mean() first.");
            return Tensor.ones(shape.dims());
        }
        if (!dy.shape().equals(shape)) throw ShapeException.mustEqual("backward", "y", shape, "dy", dy.shape());
        return dy;
    }
}
