package cairn.tensor.ops.neural;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.ops.linalg.MatMul;
import org.jspecify.annotations.Nullable;

/// Affine map: `y = x · wᵀ + b`, `dx = dy · w`, `dw = dyᵀ · x`, `db = Σ dy`. Shape: `[…, in], [out, in], [out] → […, out]`.
///
/// One product that starts from the bias. The batch dims are folded into its rows, and into the inner dimension of `dw`.
public final class Linear {
    private Linear() {}

    public static Tensor of(Tensor x, Tensor weight, @Nullable Tensor bias) {
        if (weight.rank() == 1) return neuron(x, weight, bias);
        if (weight.rank() != 2) throw ShapeException.of("linear", "weight must be [out, in]", weight.shape());
        if (x.rank() == 0 || x.size(-1) != weight.size(1))
            throw ShapeException.of("linear", "x must be […, in=%d]".formatted(weight.size(1)), x.shape());
        if (x.rank() == 1) return of(x.reshape(1, x.size(0)), weight, bias).reshape(weight.size(0));
        if (bias != null && (bias.rank() != 1 || bias.size(0) != weight.size(0)))
            throw ShapeException.of("linear", "bias must be [out=%d]".formatted(weight.size(0)), bias.shape());
        Shape batch = MatMul.leading(x.shape());
        Tensor row = bias == null ? null : bias.to(DType.F32);
        Tensor y = new ArrayTensor(MatMul.product(
                batch, x.to(DType.F32), weight.detach().to(DType.F32).transpose(), row));
        return Autograd.record(y, new Backward(Saved.of(x), Saved.of(weight)), x, weight, bias);
    }

    /// A weight without the `out` dim gives a result without it.
    private static Tensor neuron(Tensor x, Tensor weight, @Nullable Tensor bias) {
        Tensor y = x.matmul(weight);
        return bias == null ? y : y.add(bias);
    }

    private record Backward(Saved x, Saved weight) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.matmul(weight.get()));
            dx.of(1, () -> MatMul.summedTo(Shape.SCALAR, dy.transpose(), x.get()));
            dx.of(2, () -> dy); // summed to [out] by the engine
        }
    }
}
