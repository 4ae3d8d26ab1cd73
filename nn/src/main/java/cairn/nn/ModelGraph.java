package cairn.nn;

import cairn.tensor.Autograd;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.Engine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How data flows through a model: its layers, the operations between them, and what each takes from which. Nothing is computed.
///
/// A layer without layers inside is one node, whatever it does; a layer that holds others is seen through, so that a sum around a
/// residual block is a node of its own.
///
/// @param nodes in the order in which they run; the first is the input
public record ModelGraph(List<Node> nodes) {
    /// One call of a layer, or an operation between layers.
    ///
    /// @param path the layer's name in the model, or of the layer that does the operation; empty for the model itself
    /// @param kind `Linear`, `add`, …
    /// @param label the layer's short form
    /// @param output the shape of what comes out
    /// @param parameters how many numbers the layer itself trains
    /// @param inputs the positions, in the list, of the nodes it takes its input from
    public record Node(String path, String kind, String label, Shape output, long parameters, List<Integer> inputs) {
        /// Copies the list.
        public Node {
            inputs = List.copyOf(inputs);
        }
    }

    /// Copies the list.
    public ModelGraph {
        nodes = List.copyOf(nodes);
    }

    /// The graph of `model` for an input like `example`, of which only shape and type count. The model is followed as in use: without
    /// dropout, with running statistics.
    ///
    /// @throws cairn.tensor.ShapeException if shapes do not fit
    /// @throws IllegalStateException if a layer looks at values
    public static ModelGraph of(Layer model, Tensor example) {
        GraphTracer tracer = new GraphTracer(example);
        Map<Layer, Boolean> modes = new LinkedHashMap<>();
        List<HookHandle> hooks = new ArrayList<>();
        model.namedLayers().forEach((path, layer) -> {
            modes.put(layer, layer.isTraining());
            hooks.add(layer.registerForwardPreHook((l, in) -> {
                tracer.enter(path, l, in);
                return null;
            }));
            hooks.add(layer.registerForwardHook((l, in, out) -> {
                tracer.leave(out);
                return null;
            }));
        });
        try {
            model.eval();
            Engine.record(tracer, () -> Autograd.noGrad(() -> model.forward(example)));
        } finally {
            hooks.forEach(HookHandle::remove);
            modes.forEach(Layer::ownMode);
        }
        return new ModelGraph(tracer.nodes());
    }
}
