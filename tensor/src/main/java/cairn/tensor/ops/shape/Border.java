package cairn.tensor.ops.shape;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;

/// Where the elements of an enlarged volume come from: `y[…, d, h, w] = x[…, depth[d], height[h], width[w]]`. What `dy` says of places with
/// the same source is added up.
///
/// @param in the last three sizes of `x`
/// @param first where in `width` the run of neighbours that are neighbours in `x` too begins
/// @param run how many they are
record Border(int[] in, int[] depth, int[] height, int[] width, int first, int run) {
    /// `x`, whose last three dims are `in`, enlarged to `output`.
    Tensor around(Tensor x, Shape output) {
        View inner = ArrayTensor.view(x.detach().to(DType.F32).contiguous());
        View y = View.allocate(DType.F32, output);
        Engine.launch(new BorderLaunch(inner, y, this, true));
        return Autograd.record(new ArrayTensor(y), new Backward(this, x.shape(), output, true), x);
    }

    /// What came from every place of `input` added up.
    private Tensor gathered(Tensor dy, Shape input) {
        View outer = ArrayTensor.view(dy.detach().contiguous());
        View dx = View.allocate(DType.F32, input);
        Engine.launch(new BorderLaunch(dx, outer, this, false));
        return Autograd.record(new ArrayTensor(dx), new Backward(this, input, dy.shape(), false), dy);
    }

    private record Backward(Border border, Shape inner, Shape outer, boolean outwards) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> outwards ? border.gathered(dy, inner) : border.around(dy, outer));
        }
    }
}
