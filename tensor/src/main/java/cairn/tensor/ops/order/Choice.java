package cairn.tensor.ops.order;

import cairn.tensor.DType;
import cairn.tensor.Selection;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.ops.reduce.Lines;

/// How elements are chosen along a dim: a launch finds their positions, gathering them gives the values and their gradient.
final class Choice {
    private Choice() {}

    /// Makes the launch that puts positions along each line of contiguous `x` into `indices`.
    @FunctionalInterface
    interface Finder {
        Launch of(View x, View indices, Lines lines);
    }

    /// One element of each line along `dim`.
    static Selection one(String op, Tensor x, int dim, boolean keepDim, Finder finder) {
        int d = x.shape().normalize(op, dim);
        if (x.rank() > 0 && x.size(d) == 0)
            throw ShapeException.of(op, "needs at least one element along dim " + dim, x.shape());
        Selection s = some(x, d, 1, finder);
        if (keepDim || x.rank() == 0) return s;
        return new Selection(s.values().squeeze(d), s.indices().squeeze(d));
    }

    /// `count` elements of each line along `dim`, which counts from the front.
    static Selection some(Tensor x, int dim, int count, Finder finder) {
        if (x.rank() == 0) {
            Selection s = some(x.reshape(1), 0, count, finder);
            return new Selection(s.values().reshape(), s.indices().reshape());
        }
        Tensor indices = positions(x, dim, count, finder);
        return new Selection(x.gather(dim, indices), indices);
    }

    /// The positions alone.
    static Tensor positions(Tensor x, int dim, int count, Finder finder) {
        if (x.rank() == 0) return positions(x.reshape(1), 0, count, finder).reshape();
        int[] sizes = x.shape().dims();
        sizes[dim] = count;
        View indices = View.allocate(DType.I64, Shape.of(sizes));
        View in = ArrayTensor.view(x.detach().contiguous());
        Engine.launch(finder.of(in, indices, Lines.of(in.shape(), dim)));
        return new ArrayTensor(indices);
    }

    /// Truth values as integers, which can be ordered.
    static Tensor ordered(Tensor x) {
        return x.dtype() == DType.BOOL ? x.to(DType.I64) : x;
    }
}
