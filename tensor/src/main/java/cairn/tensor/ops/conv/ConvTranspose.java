package cairn.tensor.ops.conv;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import org.jspecify.annotations.Nullable;

/// Transposed convolution, the gradient of a [Conv]'s input: `x[n, c, p]` adds `w[c, o, k] · x[n, c, p]` to
/// `y[n, o, p·stride + k·dilation − padding]`.
///
/// `dx` is the convolution of `dy`; `dw` is [ConvWeight] with the roles of input and output exchanged; `db = Σ dy`.
/// Shape: `[N, C, …], [C, O/groups, …], [O] → [N, O, …]`, also without `N`.
///
/// Zeiler et al., "Deconvolutional Networks", CVPR 2010.
public final class ConvTranspose {
    private ConvTranspose() {}

    /// The transposed convolution of `x`, refused if the sizes do not fit.
    ///
    /// @param dims the number of spatial dims, 1 to 3
    public static Tensor of(int dims, Tensor x, Tensor weight, @Nullable Tensor bias, Window window, int groups) {
        String op = "convTranspose" + dims + "d";
        Convolution c = ConvCheck.transposed(op, dims, x.shape(), weight.shape(), window, groups);
        ConvCheck.bias(op, bias, weight.size(1) * groups);
        return input(c, x, weight, bias);
    }

    /// The input of a convolution, as its output tells of it.
    static Tensor input(Convolution c, Tensor y, Tensor weight, @Nullable Tensor bias) {
        View x = View.allocate(DType.F32, c.input());
        View w = ArrayTensor.view(weight.detach().to(DType.F32).contiguous());
        View b = bias == null ? null : ArrayTensor.view(bias.detach().to(DType.F32));
        View out = c.pictures(y.detach().to(DType.F32));
        Engine.launch(new ConvInputGrad(out, w, b, Convolution.pictures(x, c.dims()), c.sizes()));
        Backward backward = new Backward(c, Saved.of(y, weight), Saved.of(weight, y));
        return Autograd.record(new ArrayTensor(x), backward, y, weight, bias);
    }

    private record Backward(Convolution c, Saved y, Saved weight) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> Conv.output(c, dy, weight.get(), null));
            dx.of(1, () -> ConvWeight.of(c, dy, y.get()));
            dx.of(2, () -> dy.sum(Convolution.allButChannels(dy.shape(), c.dims())));
        }
    }
}
