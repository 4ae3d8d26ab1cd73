package cairn.tensor.ops.reduce;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;

/// The gradient of a choice of one of the elements that are folded: those equal to it share the gradient evenly.
public record EqualShares(Saved x, Saved y, Dims dims) implements GradFn {
    /// `y` as the element chosen from `x` along `dims`.
    public static Tensor record(Tensor y, Tensor x, Dims dims) {
        return Autograd.record(y, new EqualShares(Saved.of(x), Saved.of(y), dims), x);
    }

    @Override
    public void backward(Tensor dy, Gradients dx) {
        dx.of(0, () -> {
            Tensor v = x.get();
            Tensor top = dims.restore(y.get());
            Tensor chosen = v.eq(top).logicalOr(v.isNaN().logicalAnd(top.isNaN()));
            Tensor share = dims.restore(dy).div(chosen.sum(true, dims.foldedDims()));
            return Tensor.where(chosen, share, 0);
        });
    }
}
