package cairn.nn.init;

import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Special;

/// Normal numbers restricted to `[low, high]`, by the inverse of the distribution function.
record TruncatedNormal(double mean, double std, double low, double high) implements Initializer {
    TruncatedNormal {
        if (!(std > 0 && low < high))
            throw new IllegalArgumentException(
                    "Init.truncatedNormal: std must be positive and low below high, got std %s and [%s, %s]."
                            .formatted(std, low, high));
    }

    @Override
    public Tensor values(Shape shape) {
        double from = share((low - mean) / std);
        double to = share((high - mean) / std);
        Tensor uniform = Tensor.rand(shape.dims()).mul(to - from).add(from); // of erf's range (−1, 1)
        return uniform.erfinv().mul(std * Math.sqrt(2)).add(mean).clamp(low, high);
    }

    /// `erf(z / √2)`
    private static double share(double z) {
        return Special.erf(z / Math.sqrt(2));
    }
}
