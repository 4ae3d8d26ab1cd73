package cairn.tensor.ops.shape;

import cairn.tensor.Autograd;
import cairn.tensor.Gradients;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.PartGradFn;
import cairn.tensor.engine.Region;

/// Some elements as a tensor that shares memory with its source: `dx = dy` in the region, 0 elsewhere.
public final class RegionView {
    private RegionView() {}

    public static Tensor of(Tensor x, Region region) {
        return Autograd.record(new ArrayTensor(region.in(ArrayTensor.view(x))), new Backward(x.shape(), region), x);
    }

    private record Backward(Shape from, Region region) implements PartGradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> Embed.of(dy, from, region));
        }
    }
}
