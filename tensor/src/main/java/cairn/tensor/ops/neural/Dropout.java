package cairn.tensor.ops.neural;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.RandomFill;
import cairn.tensor.engine.View;

/// Elements dropped at random: `y = x · m`, `dx = dy · m` with `m = 1/(1−p)` with probability `1−p`, else 0. Shape: `[*] → [*]`.
///
/// Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", JMLR 2014.
public final class Dropout {
    private Dropout() {}

    public static Tensor of(Tensor x, double p, Rng rng) {
        if (!(p >= 0 && p <= 1)) throw new IllegalArgumentException("dropout: p must be in [0, 1], got " + p + ".");
        if (p == 0) return x;
        View mask = View.allocate(DType.F32, x.shape());
        Engine.launch(new RandomFill(RandomFill.Kind.BERNOULLI, rng, (float) (1 - p), (float) (1 / (1 - p)), mask));
        Tensor m = new ArrayTensor(mask);
        Tensor y = Autograd.noGrad(() -> x.mul(m));
        return Autograd.record(y, new Backward(m), x);
    }

    private record Backward(Tensor mask) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(mask));
        }
    }
}
