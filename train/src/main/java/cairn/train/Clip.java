package cairn.train;

import cairn.optim.ClipGrad;
import cairn.tensor.Tensor;
import java.util.List;

/// How gradients are limited before each step.
public sealed interface Clip {
    /// Limits the gradients of `parameters`.
    void apply(List<Tensor> parameters);

    /// Scales all gradients so that their joint norm is at most `max`.
    record Norm(float max) implements Clip {
        /// Checks the range.
        public Norm {
            if (!(max > 0)) throw new IllegalArgumentException("The clipping norm must be above 0, got " + max + ".");
        }

        @Override
        public void apply(List<Tensor> parameters) {
            ClipGrad.norm(parameters, max);
        }
    }

    /// Limits every entry to `[-max, max]`.
    record Value(float max) implements Clip {
        /// Checks the range.
        public Value {
            if (!(max > 0)) throw new IllegalArgumentException("The clipping value must be above 0, got " + max + ".");
        }

        @Override
        public void apply(List<Tensor> parameters) {
            ClipGrad.value(parameters, max);
        }
    }
}
