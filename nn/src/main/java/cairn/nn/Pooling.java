package cairn.nn;

import cairn.tensor.Selection;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Layers that make one number of every window or region of a channel: [WindowPooling] and [AdaptivePooling].
public abstract sealed class Pooling extends Layer permits WindowPooling, AdaptivePooling {
    private final int dims;

    Pooling(int dims) {
        this.dims = dims;
    }

    /// The operation, on an input that has been checked.
    abstract Tensor pool(Tensor x);

    @Override
    protected final Tensor compute(Tensor x) {
        Check.pictures(label(), dims, x);
        return pool(x);
    }

    /// What `formula` chooses, between the hooks of this layer.
    final Selection withIndices(Tensor x, Function<Tensor, Selection> formula) {
        List<Tensor> indices = new ArrayList<>();
        Tensor values = through(List.of(x), in -> {
            Check.pictures(label(), dims, in.getFirst());
            return Check.within(label(), () -> {
                Selection s = formula.apply(in.getFirst());
                indices.add(s.indices());
                return s.values();
            });
        });
        return new Selection(values, indices.getFirst());
    }
}
