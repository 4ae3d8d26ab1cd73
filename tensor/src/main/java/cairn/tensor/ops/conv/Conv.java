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

/// Convolution (in the words of signal processing, cross-correlation):
/// `y[n, o, p] = b[o] + Σ w[o, c, k] · x[n, c, p·stride + k·dilation − padding]` over the channels `c` of `o`'s group
/// and the places `k` of the window.
///
/// `dx` is the transposed convolution of `dy`, see [ConvTranspose]; `dw` is [ConvWeight]; `db = Σ dy`.
/// Shape: `[N, C, …], [O, C/groups, …], [O] → [N, O, …]`, also without `N`.
public final class Conv {
    private Conv() {}

    /// The convolution of `x`, refused if the sizes do not fit.
    ///
    /// @param dims the number of spatial dims, 1 to 3
    public static Tensor of(int dims, Tensor x, Tensor weight, @Nullable Tensor bias, Window window, int groups) {
        Convolution c = ConvCheck.forward("conv" + dims + "d", dims, x.shape(), weight.shape(), window, groups);
        ConvCheck.bias("conv" + dims + "d", bias, weight.size(0));
        return output(c, x, weight, bias);
    }

    /// The output of a convolution.
    static Tensor output(Convolution c, Tensor x, Tensor weight, @Nullable Tensor bias) {
        View y = View.allocate(DType.F32, c.output());
        View w = ArrayTensor.view(weight.detach().to(DType.F32).contiguous());
        View b = bias == null ? null : ArrayTensor.view(bias.detach().to(DType.F32));
        View in = c.pictures(x.detach().to(DType.F32));
        Engine.launch(new ConvForward(in, w, b, Convolution.pictures(y, c.dims()), c.sizes()));
        Backward backward = new Backward(c, Saved.of(x, weight), Saved.of(weight, x));
        return Autograd.record(new ArrayTensor(y), backward, x, weight, bias);
    }

    private record Backward(Convolution c, Saved x, Saved weight) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> ConvTranspose.input(c, dy, weight.get(), null));
            dx.of(1, () -> ConvWeight.of(c, x.get(), dy));
            dx.of(2, () -> dy.sum(Convolution.allButChannels(dy.shape(), c.dims())));
        }
    }
}
