package cairn.tensor.ops.neural;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Rng;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.RandomFill;
import cairn.tensor.engine.View;
import java.util.Arrays;

/// Elements, or whole channels, dropped at random: `y = x · m`, `dx = dy · m` with `m = 1/(1−p)` with probability `1−p`, else 0.
/// Shape: `[*] → [*]`.
///
/// Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", JMLR 2014.
public final class Dropout {
    private Dropout() {}

    public static Tensor of(Tensor x, double p, Rng rng) {
        check("dropout", p);
        return p == 0 ? x : masked(x, drawn(x.shape(), p, 1 / (1 - p), rng));
    }

    /// One decision for each sample and channel of `[N, C, …]`. PyTorch: `torch.feature_dropout`.
    ///
    /// Tompson et al., "Efficient Object Localization Using Convolutional Networks", arXiv:1411.4280.
    public static Tensor features(Tensor x, double p, Rng rng) {
        check("featureDropout", p);
        return p == 0 ? x : masked(x, drawn(perFeature("featureDropout", x), p, 1 / (1 - p), rng));
    }

    static void check(String op, double p) {
        if (!(p >= 0 && p <= 1)) throw new IllegalArgumentException(op + ": p must be in [0, 1], got " + p + ".");
    }

    /// `[N, C, 1, …]` for `x` `[N, C, …]`.
    static Shape perFeature(String op, Tensor x) {
        if (x.rank() < 2) throw ShapeException.of(op, "x must be [N, C, …]", x.shape());
        int[] dims = x.shape().dims();
        Arrays.fill(dims, 2, dims.length, 1);
        return Shape.of(dims);
    }

    /// `kept` with probability `1 − p`, else 0.
    static Tensor drawn(Shape shape, double p, double kept, Rng rng) {
        View mask = View.allocate(DType.F32, shape);
        Engine.launch(new RandomFill(RandomFill.Kind.BERNOULLI, rng, (float) (1 - p), (float) kept, mask));
        return new ArrayTensor(mask);
    }

    private static Tensor masked(Tensor x, Tensor mask) {
        return Autograd.record(Autograd.noGrad(() -> x.mul(mask)), new Backward(mask), x);
    }

    private record Backward(Tensor mask) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(mask));
        }
    }
}
