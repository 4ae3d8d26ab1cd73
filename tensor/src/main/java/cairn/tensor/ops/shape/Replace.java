package cairn.tensor.ops.shape;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Copy;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Region;
import cairn.tensor.engine.View;

/// A copy of `x` with `source` in a region: `dx = dy` outside the region and 0 inside, `dsource` is the region of `dy`.
public final class Replace {
    private Replace() {}

    /// `source` in the region of a copy.
    ///
    /// @param op the operation to name in errors
    /// @param source of the region's shape, or one that broadcasts to it
    public static Tensor of(String op, Tensor x, Tensor source, Region region) {
        Tensor y = Autograd.noGrad(() -> x.copy());
        View part = region.in(ArrayTensor.view(y));
        if (!source.shape().broadcastsTo(part.shape()))
            throw ShapeException.of(
                    op,
                    "the source must have the shape %s of the part it replaces".formatted(part.shape()),
                    source.shape());
        Engine.launch(new Copy(ArrayTensor.view(source).expand(part.shape()), part));
        return x.dtype() == DType.F32 ? Autograd.record(y, new Backward(op, region), x, source) : y;
    }

    private record Backward(String op, Region region) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> Replace.of(op, dy, Tensor.scalar(0), region));
            dx.of(1, () -> RegionView.of(dy, region));
        }
    }
}
