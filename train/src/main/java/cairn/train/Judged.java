package cairn.train;

import cairn.nn.Layer;
import cairn.nn.Penalized;
import cairn.tensor.Tensor;

/// What a model gives for a batch, and its loss: that of the objective, and the model's own penalty if it has one.
///
/// @param output of the model
/// @param loss one number
record Judged(Tensor output, Tensor loss) {
    /// Runs `model` on `x`.
    static Judged of(Layer model, Objective objective, Tensor x, Tensor target) {
        if (model instanceof Penalized p) {
            Penalized.Pass pass = p.pass(x);
            return new Judged(
                    pass.output(), objective.lossOf(pass.output(), target).add(pass.penalty()));
        }
        Tensor output = model.forward(x);
        return new Judged(output, objective.lossOf(output, target));
    }
}
