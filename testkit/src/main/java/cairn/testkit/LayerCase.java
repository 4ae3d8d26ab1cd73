package cairn.testkit;

import cairn.nn.Layer;
import cairn.tensor.Tensor;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One row of a table of layers: how a layer is made, what it is given, and what should come of it. [LayerChecks] derives the tests.
///
/// ```java
/// LayerCase.of(() -> new Linear(4, 5), 3, 4).gives(3, 5).parameters(25).prints("new Linear(4, 5)")
/// ```
public final class LayerCase {
    final Supplier<Layer> make;
    final int[] input;
    final Sampler sampler;
    final int[] output;
    final long parameters;
    final @Nullable String printed;
    final boolean differsInTraining;
    final boolean differentiable;
    final @Nullable BiFunction<Layer, Tensor, Tensor> call;

    private LayerCase(
            Supplier<Layer> make,
            int[] input,
            Sampler sampler,
            int[] output,
            long parameters,
            @Nullable String printed,
            boolean differsInTraining,
            boolean differentiable,
            @Nullable BiFunction<Layer, Tensor, Tensor> call) {
        this.make = make;
        this.input = input;
        this.sampler = sampler;
        this.output = output;
        this.parameters = parameters;
        this.printed = printed;
        this.differsInTraining = differsInTraining;
        this.differentiable = differentiable;
        this.call = call;
    }

    /// A row for a layer without parameters that keeps the shape of normal inputs.
    public static LayerCase of(Supplier<Layer> make, int... input) {
        return new LayerCase(make, input, Sampler.normal(), input, 0, null, false, true, null);
    }

    /// The same row with another shape of the output.
    public LayerCase gives(int... shape) {
        return new LayerCase(make, input, sampler, shape, parameters, printed, differsInTraining, differentiable, call);
    }

    /// The same row with a number of parameters.
    public LayerCase parameters(long count) {
        return new LayerCase(make, input, sampler, output, count, printed, differsInTraining, differentiable, call);
    }

    /// The same row with the constructor call the layer should print, without the comment on parameters.
    public LayerCase prints(String text) {
        return new LayerCase(make, input, sampler, output, parameters, text, differsInTraining, differentiable, call);
    }

    /// The same row with inputs from another sampler.
    public LayerCase on(Sampler s) {
        return new LayerCase(make, input, s, output, parameters, printed, differsInTraining, differentiable, call);
    }

    /// The same row for a layer that works otherwise in training than in use.
    public LayerCase differsInTraining() {
        return new LayerCase(make, input, sampler, output, parameters, printed, true, differentiable, call);
    }

    /// The same row without the comparison of gradients with finite differences.
    public LayerCase notDifferentiable() {
        return new LayerCase(make, input, sampler, output, parameters, printed, differsInTraining, false, call);
    }

    /// The same row for a layer that takes more than one input: how it is called with the one of the row. Such a layer has no summary.
    public LayerCase called(BiFunction<Layer, Tensor, Tensor> by) {
        return new LayerCase(make, input, sampler, output, parameters, printed, differsInTraining, differentiable, by);
    }

    Tensor run(Layer layer, Tensor x) {
        return call == null ? layer.forward(x) : call.apply(layer, x);
    }
}
