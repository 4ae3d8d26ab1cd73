package cairn.tensor.ops.neural;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;

/// Each value divided by what its neighbours in other channels are like: `y = x / (k + α · mean(x²))^β`, the mean over `size` neighbouring
/// channels, with zeros beyond the first and the last. Shape: `[N, C, …] → [N, C, …]`.
///
/// Krizhevsky, Sutskever, Hinton, "ImageNet Classification with Deep Convolutional Neural Networks", NIPS 2012.
public final class LocalResponseNorm {
    private LocalResponseNorm() {}

    public static Tensor of(Tensor x, int size, double alpha, double beta, double k) {
        if (x.rank() < 3)
            throw ShapeException.of("localResponseNorm", "x must be [N, C, …] with sizes after C", x.shape());
        if (size < 1)
            throw new IllegalArgumentException("localResponseNorm: size must be at least 1, got " + size + ".");
        if (x.numel() == 0) return x;
        Tensor around = neighbours(x.square(), size / 2, (size - 1) / 2).unfold(1, size, 1); // [N, C, …, size]
        return x.div(around.mean(-1).mul(alpha).add(k).pow(beta));
    }

    /// Zero channels before the first and after the last.
    private static Tensor neighbours(Tensor x, int before, int after) {
        int[] dims = x.shape().dims();
        dims[1] = before;
        Tensor first = Tensor.zeros(dims);
        dims[1] = after;
        return Tensor.cat(1, first, x, Tensor.zeros(dims));
    }
}
