package cairn.nn;

import cairn.tensor.Autograd;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.Engine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one forward pass does in every layer of a model: shapes, parameters, work, memory. Nothing is computed, so that large models are
/// summarised at once; [#toString] is the table.
///
/// Work is counted in multiplications of matrix products and convolutions. Memory is what the layer's operations write: about what a
/// training step keeps until the backward pass.
///
/// @param rows the layers in the order in which they are called; a layer called twice has two
/// @param parameters the numbers to be trained, frozen ones included
/// @param frozen those among them whose training is switched off
public record Summary(Shape input, List<Row> rows, long parameters, long frozen) {
    /// One call of one layer. Parameters, work and memory leave out those of the layers below, so that columns add up.
    ///
    /// @param path the layer's name in the model; empty for the model itself
    /// @param layer the layer's short form
    /// @param output the shape of what it returned
    /// @param parameters 0 where a layer is called again
    /// @param memoryBytes what its operations write
    public record Row(String path, String layer, Shape output, long parameters, long multiplyAdds, long memoryBytes) {}

    public Summary {
        rows = List.copyOf(rows);
    }

    /// The work of all layers.
    public long multiplyAdds() {
        return rows.stream().mapToLong(Row::multiplyAdds).sum();
    }

    /// What all operations write.
    public long memoryBytes() {
        return rows.stream().mapToLong(Row::memoryBytes).sum();
    }

    /// The summary of `model` for an input like `example`, of which only shape and type count. The model is summarised as in use: without
    /// dropout, with running statistics.
    ///
    /// @throws cairn.tensor.ShapeException if shapes do not fit, with the path of the layer where they do not
    /// @throws IllegalStateException if a layer looks at values
    static Summary of(Layer model, Tensor example) {
        SummaryMeter meter = new SummaryMeter();
        Map<Layer, Boolean> modes = new LinkedHashMap<>();
        List<HookHandle> hooks = new ArrayList<>();
        model.namedLayers().forEach((path, layer) -> {
            modes.put(layer, layer.isTraining());
            hooks.add(layer.registerForwardPreHook((l, in) -> {
                meter.enter(path, l);
                return null;
            }));
            hooks.add(layer.registerForwardHook((l, in, out) -> {
                meter.leave(out);
                return null;
            }));
        });
        try {
            model.eval();
            Engine.record(meter, () -> Autograd.noGrad(() -> meter.run(model, example)));
        } finally {
            hooks.forEach(HookHandle::remove);
            modes.forEach(Layer::ownMode);
        }
        return new Summary(example.shape(), meter.rows(), model.parameterCount(), frozen(model));
    }

    private static long frozen(Layer model) {
        return model.parameters().stream()
                .filter(p -> !p.requiresGrad())
                .mapToLong(Tensor::numel)
                .sum();
    }

    /// The table.
    @Override
    public String toString() {
        return SummaryText.of(this);
    }
}
