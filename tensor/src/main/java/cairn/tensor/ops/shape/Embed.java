package cairn.tensor.ops.shape;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Copy;
import cairn.tensor.engine.Creation;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Region;

/// Zeros with `x` in a region: `dx` is the region of `dy`.
public final class Embed {
    private Embed() {}

    /// `x` in the region of a new tensor.
    ///
    /// @param shape of the result
    public static Tensor of(Tensor x, Shape shape, Region region) {
        Tensor y = Creation.full(x.dtype(), 0, shape);
        Engine.launch(new Copy(ArrayTensor.view(x), region.in(ArrayTensor.view(y))));
        return Autograd.record(y, new Backward(region), x);
    }

    private record Backward(Region region) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> RegionView.of(dy, region));
        }
    }
}
