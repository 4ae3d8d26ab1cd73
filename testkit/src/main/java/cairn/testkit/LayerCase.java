package cairn.testkit;

import cairn.nn.Layer;
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

    private LayerCase(
            Supplier<Layer> make,
            int[] input,
            Sampler sampler,
            int[] output,
            long parameters,
            @Nullable String printed,
            boolean differsInTraining,
            boolean differentiable) {
        this.make = make;
        this.input = input;
        this.sampler = sampler;
        this.output = output;
        this.parameters = parameters;
        this.printed = printed;
        this.differsInTraining = differsInTraining;
        this.differentiable = differentiable;
    }

    /// A row for a layer without parameters that keeps the shape of normal inputs.
    public static LayerCase of(Supplier<Layer> make, int... input) {
        return new LayerCase(make, input, Sampler.normal(), input, 0, null, false, true);
    }

    /// The same row with another shape of the output.
    public LayerCase gives(int... shape) {
        return new LayerCase(make, input, sampler, shape, parameters, printed, differsInTraining, differentiable);
    }

    /// The same row with a number of parameters.
    public LayerCase parameters(long count) {
        return new LayerCase(make, input, sampler, output, count, printed, differsInTraining, differentiable);
    }

    /// The same row with the constructor call the layer should print, without the comment on parameters.
    public LayerCase prints(String call) {
        return new LayerCase(make, input, sampler, output, parameters, call, differsInTraining, differentiable);
    }

    /// The same row with inputs from another sampler.
    public LayerCase on(Sampler s) {
        return new LayerCase(make, input, s, output, parameters, printed, differsInTraining, differentiable);
    }

    /// The same row for a layer that works otherwise in training than in use.
    public LayerCase differsInTraining() {
        return new LayerCase(make, input, sampler, output, parameters, printed, true, differentiable);
    }

    /// The same row without the comparison of gradients with finite differences.
    public LayerCase notDifferentiable() {
        return new LayerCase(make, input, sampler, output, parameters, printed, differsInTraining, false);
    }
}
