package cairn.tensor.engine;

import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Graph;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One walk from results back to leaves: newest operation first, so that a node is visited when its gradient is complete.
///
/// Un-broadcasting, accumulation and skipping of inputs nobody asked for happen here and nowhere else.
final class BackwardPass {
    private final Graph graph;
    private final @Nullable Set<Node> wanted; // null: all leaves collect into grad()
    private final Map<Node, Tensor> pending = new IdentityHashMap<>();
    private final Map<Node, Tensor> found = new IdentityHashMap<>();
    private final Set<Buffer> handedOut = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Buffer> sums = Collections.newSetFromMap(new IdentityHashMap<>()); // in pending, and nowhere else

    BackwardPass(Graph graph, @Nullable Set<Node> wanted) {
        this.graph = graph;
        this.wanted = wanted;
    }

    /// Adds `dy` as the gradient of a result.
    void start(Node root, Tensor dy) {
        handedOut.add(ArrayTensor.view(dy).buffer());
        accumulate(root, dy);
    }

    /// Walks the graph; afterwards the gradients are in the leaves, or in the returned map for the wanted nodes.
    Map<Node, Tensor> run() {
        List<Node> order = newestFirst();
        @Nullable Set<Node> useful = wanted == null ? null : leadingTo(wanted, order);
        for (Node node : order) {
            Tensor dy = pending.remove(node);
            if (dy == null || (useful != null && !useful.contains(node))) continue;
            sums.remove(ArrayTensor.view(dy).buffer()); // from here on others may hold it
            visit(node, node.hooked(dy), useful);
        }
        return found;
    }

    private void visit(Node node, Tensor dy, @Nullable Set<Node> useful) {
        if (wanted != null && wanted.contains(node)) found.put(node, dy);
        if (node.leaf != null) {
            if (wanted == null) collect(node.leaf, dy);
            return;
        }
        GradFn fn = node.fn();
        if (fn instanceof PartGradFn part && graph != Graph.CREATE) addPart(node, part.region(), dy, useful);
        else fn.backward(dy, new InputGradients(node, useful));
        if (graph == Graph.FREE) node.release();
    }

    private List<Node> newestFirst() {
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Node> order = new ArrayList<>();
        var stack = new ArrayDeque<>(pending.keySet());
        seen.addAll(pending.keySet());
        while (!stack.isEmpty()) {
            Node node = stack.pop();
            order.add(node);
            for (Node input : node.inputs) if (input != null && seen.add(input)) stack.push(input);
        }
        order.sort(Comparator.comparingLong((Node n) -> n.time).reversed());
        return order;
    }

    private static Set<Node> leadingTo(Set<Node> wanted, List<Node> newestFirst) {
        Set<Node> useful = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Node node : newestFirst.reversed()) {
            boolean leads = wanted.contains(node);
            for (Node input : node.inputs) leads |= input != null && useful.contains(input);
            if (leads) useful.add(node);
        }
        return useful;
    }

    private void accumulate(Node node, Tensor dy) {
        Tensor sum = pending.get(node);
        if (sum == null) pending.put(node, dy);
        else if (sums.contains(ArrayTensor.view(sum).buffer())) sum.addInPlace(dy);
        else pending.put(node, ownSum(sum.add(dy)));
    }

    /// Notes that `sum` is this pass's alone, so that more can be added to it in place.
    private Tensor ownSum(Tensor sum) {
        if (graph != Graph.CREATE) sums.add(ArrayTensor.view(sum).buffer());
        return sum;
    }

    private void addPart(Node node, Region region, Tensor dy, @Nullable Set<Node> useful) {
        Node target = node.inputs[0];
        if (target == null || (useful != null && !useful.contains(target))) return;
        if (node.origin != null) Anomaly.check(node, 0, dy);
        Tensor sum = pending.get(target);
        if (sum == null || !sums.contains(ArrayTensor.view(sum).buffer())) {
            sum = ownSum(sum == null ? Tensor.zeros(target.shape.dims()) : sum.copy());
            pending.put(target, sum);
        }
        new ArrayTensor(region.in(ArrayTensor.view(sum))).addInPlace(dy);
    }

    /// Adds to the leaf's grad, which never shares memory with anything else.
    private void collect(ArrayTensor leaf, Tensor dy) {
        if (leaf.grad() != null) {
            if (graph == Graph.CREATE) leaf.setGrad(leaf.grad().add(dy));
            else leaf.addGrad(dy);
            return;
        }
        View v = ArrayTensor.view(dy);
        boolean own = v.coversBuffer() && handedOut.add(v.buffer());
        leaf.setGrad(own || graph == Graph.CREATE ? dy : dy.copy());
    }

    /// What one operation's backward half sees.
    private final class InputGradients implements Gradients {
        private final Node node;
        private final @Nullable Set<Node> useful;

        InputGradients(Node node, @Nullable Set<Node> useful) {
            this.node = node;
            this.useful = useful;
        }

        @Override
        public boolean needs(int input) {
            Node n = node.inputs[input];
            return n != null && isUseful(n);
        }

        @Override
        public void of(int input, Supplier<Tensor> dx) {
            Node target = node.inputs[input];
            if (target == null || !isUseful(target)) return;
            Tensor g = fitted(dx.get(), target.shape, input);
            if (node.origin != null) Anomaly.check(node, input, g);
            accumulate(target, g);
        }

        private boolean isUseful(Node n) {
            return useful == null || useful.contains(n);
        }

        private Tensor fitted(Tensor g, Shape shape, int input) {
            if (g.shape().equals(shape)) return g;
            if (!shape.broadcastsTo(g.shape()))
                throw ShapeException.of(
                        node.name() + ".backward",
                        "the gradient of input %d must have the input's shape %s".formatted(input, shape),
                        g.shape());
            return g.sumTo(shape);
        }
    }
}
