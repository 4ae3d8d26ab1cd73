package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;

/// From the losses of single samples to one number.
final class Reduce {
    private Reduce() {}

    static Tensor losses(Tensor losses, Reduction reduction) {
        return switch (reduction) {
            case NONE -> losses;
            case SUM -> losses.sum();
            case MEAN -> losses.mean();
        };
    }
}
