package cairn.tensor.ops.pool;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Selection;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import java.util.Arrays;

/// The largest element of windows whose distances are drawn at random, so that the output may have any size up to the input's. Window `o` of
/// `O` begins at `⌊(o + u)·α⌋ − ⌊u·α⌋` with `α = (L − K) / (O − 1)` and a sample `u` for every plane and dim; the last ends at the end.
///
/// `dx` is `dy` at the places of the maxima, 0 elsewhere. Shape: `[*, …] → [*, …']`.
///
/// Graham, "Fractional Max-Pooling", 2014, arXiv:1412.6071.
public final class FractionalMaxPool {
    private FractionalMaxPool() {}

    /// Maxima and where they are.
    ///
    /// @param samples in [0, 1), `[N, C, dims]`, or `[1, C, dims]` where `x` has no batch dim
    public static Selection of(int dims, Tensor x, Window window, Tensor samples, int... outputSize) {
        String op = "fractionalMaxPool" + dims + "d";
        PoolCheck.requireRank(op, dims, x.shape());
        int[] out = out(op, dims, x.shape(), window, outputSize);
        int batch = x.rank() == dims + 2 ? x.size(0) : 1;
        Shape wanted = Shape.of(batch, x.size(-dims - 1), dims);
        if (!samples.shape().equals(wanted))
            throw ShapeException.of(op, "samples must be %s for x of %s".formatted(wanted, x.shape()), samples.shape());
        int[] sizes = x.shape().dims();
        System.arraycopy(out, 0, sizes, sizes.length - dims, dims);
        return maxima(dims, x, window, samples, Shape.of(sizes));
    }

    private static int[] out(String op, int dims, Shape x, Window window, int... outputSize) {
        if (!window.equals(Window.of(window.sizes())))
            throw new IllegalArgumentException(
                    "%s: a window has nothing but a size here, got %s.".formatted(op, window));
        if (outputSize.length != 1 && outputSize.length != dims)
            throw ShapeException.of(
                    op,
                    "needs one output size or one for each of %d dims".formatted(dims),
                    Arrays.toString(outputSize));
        int[] in = PoolCheck.spatial(x, dims);
        int[] out = new int[dims];
        for (int d = 0; d < dims; d++) {
            out[d] = outputSize[outputSize.length == 1 ? 0 : d];
            int most = in[d] - window.sizes(dims)[d] + 1;
            if (out[d] < 1 || out[d] > most)
                throw ShapeException.of(
                        op,
                        "the output size along spatial dim %d must be in [1, %d] for %s over %s"
                                .formatted(d, most, window, Arrays.toString(in)),
                        out[d]);
        }
        return out;
    }

    private static Selection maxima(int dims, Tensor x, Window window, Tensor samples, Shape output) {
        View in = ArrayTensor.view(x.detach().to(DType.F32).contiguous());
        View u = ArrayTensor.view(samples.detach().to(DType.F32).contiguous());
        View y = View.allocate(DType.F32, output);
        View places = Places.allocate(output);
        int planes = samples.size(0) * samples.size(1);
        RandomAxis[] axes = {RandomAxis.ABSENT, RandomAxis.ABSENT, RandomAxis.ABSENT};
        for (int d = 0; d < dims; d++)
            axes[3 - dims + d] = new RandomAxis(
                    x.size(d - dims), output.size(d - dims), window.sizes(dims)[d], dims == 2 ? 1 - d : d);
        Engine.launch(new FractionalMaxPoolLaunch(in, u, y, places, planes, axes[0], axes[1], axes[2]));
        Tensor values = Autograd.record(new ArrayTensor(y), new Backward(places, x.shape(), planes), x);
        return new Selection(values, Places.toIndices(places));
    }

    private record Backward(View places, Shape input, int planes) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> PutInPlane.adding(dy, places, input, planes));
        }
    }
}
