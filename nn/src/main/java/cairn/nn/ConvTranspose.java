package cairn.nn;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import java.util.Arrays;
import java.util.List;

/// Transposed convolutions, which enlarge: `x[c, p]` adds `w[c, o, k] · x[c, p]` to
/// `y[o, p·stride + k·dilation − padding]`. They are to [Convolution] what its gradient is: from an output's size they
/// go back to an input's.
///
/// Several inputs of a convolution with a stride have outputs of the same size. Which of them is meant is told by the
/// window's [Window#outputPadding], or by the size itself in [#forward(Tensor, int...)].
///
/// Zeiler et al., "Deconvolutional Networks", CVPR 2010.
public abstract sealed class ConvTranspose extends Convolution
        permits ConvTranspose1d, ConvTranspose2d, ConvTranspose3d {
    private final int dims;

    ConvTranspose(int dims, int inChannels, int outChannels, Window window, Options options) {
        super(dims, true, inChannels, outChannels, window, options);
        this.dims = dims;
    }

    /// The output for `x` with the given sizes behind its channels.
    ///
    /// @param outputSize between the smallest possible size and `stride − 1` more, in every dim
    public final Tensor forward(Tensor x, int... outputSize) {
        return through(List.of(x), in -> within(in.getFirst(), y -> convolve(y, weight(), windowFor(y, outputSize))));
    }

    @Override
    final Tensor convolve(Tensor x, Tensor weight) {
        return convolve(x, weight, window());
    }

    /// The operation, on an input that has been checked.
    abstract Tensor convolve(Tensor x, Tensor weight, Window window);

    private Window windowFor(Tensor x, int[] outputSize) {
        int[] least = leastSizes(x.shape());
        int[] stride = window().strides(dims, 1);
        int[] more = new int[dims];
        for (int d = 0; d < dims; d++) {
            more[d] = outputSize.length == dims ? outputSize[d] - least[d] : -1;
            if (more[d] < 0 || more[d] >= stride[d])
                throw ShapeException.of(
                        "forward",
                        "the output of %s can be from %s to less than the stride %s more"
                                .formatted(x.shape(), Arrays.toString(least), Arrays.toString(stride)),
                        Arrays.toString(outputSize));
        }
        return window().outputPadding(more);
    }

    private int[] leastSizes(Shape x) {
        int[] least = new int[dims];
        for (int d = 0; d < dims; d++) {
            int reach = window().dilations(dims)[d] * (window().sizes(dims)[d] - 1) + 1;
            least[d] = (x.size(d - dims) - 1) * window().strides(dims, 1)[d] - 2 * window().paddings(dims)[d] + reach;
        }
        return least;
    }
}
