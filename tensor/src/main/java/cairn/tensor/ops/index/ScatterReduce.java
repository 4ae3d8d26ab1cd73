package cairn.tensor.ops.index;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.ScatterMode;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;

/// A tensor whose elements are combined with the values that come to their places: the sum, product, mean or extreme of all that meet.
///
/// The gradient of an extreme is shared evenly by all that reach it.
public final class ScatterReduce {
    private ScatterReduce() {}

    /// A copy of `x` with the values of `source` combined into it.
    ///
    /// @param includeSelf whether the elements of `x` take part where values come to them; elsewhere they stay in any case
    public static Tensor of(Tensor x, int dim, Tensor index, Tensor source, ScatterMode mode, boolean includeSelf) {
        return Gather.change("scatterReduce", x, dim, index, source, (to, values, places) -> {
            Tensor start = includeSelf ? to : FillAt.of(to, Tensor.scalar(identity(mode, to.dtype())), places);
            return switch (mode) {
                case SUM -> AddAt.of(start, values, places);
                case MEAN -> mean(start, values, places, includeSelf);
                case PROD -> product(start, values, places);
                case AMAX -> extreme(ScatterLaunch.Mode.MAX, start, values, places);
                case AMIN -> extreme(ScatterLaunch.Mode.MIN, start, values, places);
            };
        });
    }

    /// What changes nothing when it is combined; the extremes of integers follow from the infinities.
    private static float identity(ScatterMode mode, DType dtype) {
        return switch (mode) {
            case SUM, MEAN -> 0;
            case PROD -> 1;
            case AMAX -> dtype == DType.BOOL ? 0 : Float.NEGATIVE_INFINITY;
            case AMIN -> Float.POSITIVE_INFINITY;
        };
    }

    /// Means of integers are rounded down.
    private static Tensor mean(Tensor x, Tensor source, Places places, boolean includeSelf) {
        Tensor means = AddAt.of(x, source, places).div(counts(x.shape(), places, includeSelf));
        return x.dtype() == DType.F32 ? means : means.floor().to(x.dtype());
    }

    /// How many values meet at each place.
    private static Tensor counts(Shape shape, Places places, boolean includeSelf) {
        Tensor self = Tensor.ones(shape.dims());
        if (!includeSelf) self = FillAt.of(self, Tensor.scalar(0), places);
        return AddAt.of(self, Tensor.ones(places.shape().dims()), places);
    }

    private static Tensor extreme(ScatterLaunch.Mode mode, Tensor x, Tensor source, Places places) {
        Tensor y = combined(mode, x, source, places);
        return Autograd.record(y, new ExtremeBackward(Saved.of(x), Saved.of(source), Saved.of(y), places), x, source);
    }

    private static Tensor product(Tensor x, Tensor source, Places places) {
        Tensor y = combined(ScatterLaunch.Mode.MUL, x, source, places);
        return Autograd.record(y, new ProductBackward(Saved.of(x), Saved.of(source), places), x, source);
    }

    private static Tensor combined(ScatterLaunch.Mode mode, Tensor x, Tensor source, Places places) {
        return Autograd.noGrad(() -> {
            Tensor y = x.copy();
            places.scatter(mode, ArrayTensor.view(y), ArrayTensor.view(source));
            return y;
        });
    }

    private record ExtremeBackward(Saved x, Saved source, Saved y, Places places) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            Tensor isResult = x.get().eq(y.get()).to(DType.F32);
            Tensor reaches = source.get().eq(PickAt.of(y.get(), places)).to(DType.F32);
            Tensor share = dy.div(AddAt.of(isResult, reaches, places).maximum(Tensor.scalar(1)));
            dx.of(0, () -> share.mul(isResult));
            dx.of(1, () -> PickAt.of(share, places).mul(reaches));
        }
    }

    /// The product without one factor is the product with that factor 1: by division where no zeros meet, and where one factor alone
    /// is 0, the product of the others.
    private record ProductBackward(Saved x, Saved source, Places places) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            Tensor a = x.get();
            Tensor b = source.get();
            Tensor aIsZero = a.eq(0);
            Tensor bIsZero = b.eq(0);
            Tensor zeros = AddAt.of(aIsZero.to(DType.F32), bIsZero.to(DType.F32), places); // that meet at each place
            Tensor others = product(Tensor.where(aIsZero, 1, a), Tensor.where(bIsZero, 1, b), places); // without those
            Tensor alone = zeros.eq(1);
            dx.of(0, () -> {
                Tensor whole = Tensor.where(zeros.eq(0), dy.mul(others), 0).div(Tensor.where(aIsZero, 1, a));
                return Tensor.where(alone.logicalAnd(aIsZero), dy.mul(others), whole);
            });
            dx.of(1, () -> {
                Tensor whole = PickAt.of(Tensor.where(zeros.eq(0), dy.mul(others), 0), places)
                        .div(Tensor.where(bIsZero, 1, b));
                Tensor single = PickAt.of(Tensor.where(alone, dy.mul(others), 0), places);
                return Tensor.where(bIsZero, single, whole);
            });
        }
    }
}
