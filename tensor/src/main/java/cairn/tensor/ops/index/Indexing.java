package cairn.tensor.ops.index;

import cairn.tensor.Index;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Region;
import cairn.tensor.engine.View;
import cairn.tensor.ops.inplace.InPlace;
import cairn.tensor.ops.shape.RegionView;
import cairn.tensor.ops.shape.Replace;
import cairn.tensor.ops.shape.Select;
import java.util.List;

/// Indexing as with NumPy's square brackets. Places, slices and new dimensions give a view; index tensors then pick from it.
public final class Indexing {
    private Indexing() {}

    /// `x[indices]`: a view as long as no index tensor is among the indices.
    public static Tensor get(Tensor x, Index... indices) {
        var wanted = Wanted.of("get", x, indices);
        Tensor part = wanted.part(x);
        if (wanted.isBasic()) return part;
        Tensor arranged = wanted.arrange(part);
        return PickAt.of(arranged, wanted.places(arranged))
                .reshape(wanted.shape().dims());
    }

    /// A copy of `x` with `x[indices]` replaced by `values`, which broadcast. Of several values for one place the last stays.
    public static Tensor put(Tensor x, Tensor values, Index... indices) {
        var wanted = Wanted.of("indexPut", x, indices);
        requireFits("indexPut", x, values, wanted);
        if (wanted.isBasic()) return Replace.of("indexPut", x, values, wanted.region());
        return changed(x, values, wanted, SetAt::of);
    }

    /// A copy of `x` with `values` added to `x[indices]`, several times where a place is named several times.
    public static Tensor add(Tensor x, Tensor values, Index... indices) {
        var wanted = Wanted.of("indexPutAdd", x, indices);
        requireFits("indexPutAdd", x, values, wanted);
        if (wanted.isBasic()) return Replace.of("indexPutAdd", x, wanted.part(x).add(values), wanted.region());
        return changed(x, values, wanted, AddAt::of);
    }

    private static Tensor changed(Tensor x, Tensor values, Wanted wanted, Gather.Change change) {
        Tensor arranged = wanted.arrange(wanted.part(x));
        Tensor y = wanted.disarrange(change.of(arranged, wanted.flat(values), wanted.places(arranged)));
        return wanted.isWhole() ? y : Replace.of("indexPut", x, y, wanted.region());
    }

    /// Puts `values` at `x[indices]` in the memory of `x`, converted to its type.
    public static Tensor set(Tensor x, Tensor values, Index... indices) {
        var wanted = Wanted.of("set", x, indices);
        if (!values.shape().broadcastsTo(wanted.shape())) throw misfit("set", values, wanted);
        Tensor part = wanted.part(x);
        if (wanted.isBasic()) {
            InPlace.copy("set", part, values);
            return x;
        }
        View to = InPlace.writable("set", part, values);
        Tensor source = ArrayTensor.view(values).buffer() == to.buffer() ? values.copy() : values;
        Tensor arranged = wanted.arrange(part);
        Places places = wanted.places(arranged);
        Tensor flat = wanted.flat(source.to(x.dtype()));
        if (ArrayTensor.view(arranged).buffer() == to.buffer()) {
            places.scatter(ScatterLaunch.Mode.SET, ArrayTensor.view(arranged), ArrayTensor.view(flat));
            to.buffer().touch();
        } else { // no view has the picked dimensions as one
            InPlace.copy("set", part, wanted.disarrange(SetAt.of(arranged, flat, places)));
        }
        return x;
    }

    /// The part at the given places along the first dimensions: a view.
    public static Tensor get(Tensor x, int... places) {
        return places.length == 0 ? x : RegionView.of(x, at("get", x.shape(), places));
    }

    /// Puts `value` at the given places along the first dimensions, in the memory of `x`.
    public static Tensor set(Tensor x, Tensor value, int... places) {
        InPlace.copy("set", places.length == 0 ? x : RegionView.of(x, at("set", x.shape(), places)), value);
        return x;
    }

    private static Region at(String op, Shape shape, int[] places) {
        if (places.length > shape.rank())
            throw ShapeException.of(op, "too many indices for shape " + shape, places.length);
        Region[] steps = new Region[places.length];
        for (int d = 0; d < places.length; d++) {
            int place = Select.resolve(op, shape, d, places[d]).index();
            steps[d] = new Select(0, place); // what is left of the tensor begins with the next dimension
        }
        return new Chain(List.of(steps));
    }

    private static void requireFits(String op, Tensor x, Tensor values, Wanted wanted) {
        Gather.requireSameType(op, x, values);
        if (!values.shape().broadcastsTo(wanted.shape())) throw misfit(op, values, wanted);
    }

    private static ShapeException misfit(String op, Tensor values, Wanted wanted) {
        return ShapeException.of(
                op,
                "the values must broadcast to the shape %s of what is indexed".formatted(wanted.shape()),
                values.shape());
    }
}
