package cairn.nn.loss;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;

/// Checks of what a loss is given.
final class Targets {
    private Targets() {}

    static void sameShape(String loss, Tensor prediction, Tensor target) {
        if (prediction.shape().equals(target.shape())) return;
        String hint =
                prediction.numel() == target.numel() ? " Did you mean target.reshape(prediction.shape().dims())?" : "";
        throw ShapeException.of(
                loss,
                "prediction and target must have the same shape",
                "prediction " + prediction.shape() + " and target " + target.shape(),
                hint.strip());
    }
}
