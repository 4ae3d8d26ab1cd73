package cairn.tensor.ops.index;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Rows of a table, looked up by number. The gradient adds up what came from one row, in the order of the look-ups.
/// Shape: `[n, d], index [*] → [*, d]`.
public final class Embedding {
    private Embedding() {}

    public static Tensor of(Tensor table, Tensor index) {
        if (table.rank() != 2)
            throw ShapeException.of("embedding", "the table must be a matrix [rows, size]", table.shape());
        Places.check("embedding", index, 0, table.size(0));
        Places places = Places.checked(index.reshape(index.numel()), 0, table.shape());
        return PickAt.of(table, places).reshape(resultShape(table, index));
    }

    /// As [#of], with another gradient.
    ///
    /// @param padding a row that gets none, from the end if negative; null for no such row
    /// @param byFrequency whether the gradient of a row is divided by how often it was looked up
    public static Tensor of(Tensor table, Tensor index, @Nullable Integer padding, boolean byFrequency) {
        if (padding == null && !byFrequency) return of(table, index);
        if (padding != null && table.rank() == 2 && (padding < -table.size(0) || padding >= table.size(0)))
            throw ShapeException.indexOutOfRange("embedding", "padding index " + padding, 0, table.size(0), true);
        Tensor y = Autograd.noGrad(() -> of(table, index));
        Saved row = padding == null ? null : Saved.of(Tensor.scalarLong(Math.floorMod(padding, table.size(0))));
        Places places = Places.checked(index.reshape(index.numel()), 0, table.shape());
        return Autograd.record(y, new Backward(table.shape(), places, row, byFrequency), table);
    }

    private static int[] resultShape(Tensor table, Tensor index) {
        int[] sizes = Arrays.copyOf(index.shape().dims(), index.rank() + 1);
        sizes[index.rank()] = table.size(1);
        return sizes;
    }

    private record Backward(
            Shape from, Places places, @Nullable Saved padding, boolean byFrequency) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> {
                Tensor sums = AddAt.zeros(from, dy.reshape(places.shape().dims()), places);
                if (byFrequency) sums = sums.div(looks().clampMin(1));
                return padding == null ? sums : sums.indexFill(0, padding.get(), 0);
            });
        }

        /// How often each row was looked up, `[n, 1]`.
        private Tensor looks() {
            Tensor index = places.index().get();
            return Tensor.zeros(from.size(0))
                    .indexAdd(0, index, Tensor.ones(index.numel()))
                    .unsqueeze(1);
        }
    }
}
