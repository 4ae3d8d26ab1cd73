package cairn.tensor.ops.index;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;

/// Rows of a table, looked up by number. The gradient adds up what came from one row, in the order of the look-ups.
/// Shape: `[n, d], index [*] → [*, d]`.
public final class Embedding {
    private Embedding() {}

    public static Tensor of(Tensor table, Tensor index) {
        if (table.rank() != 2)
            throw ShapeException.of("embedding", "the table must be a matrix [rows, size]", table.shape());
        Places.check("embedding", index, 0, table.size(0));
        Places places = Places.checked(index.reshape(-1), 0, table.shape());
        return PickAt.of(table, places).reshape(resultShape(table, index));
    }

    /// As [#of]; row `padding` gets no gradient.
    ///
    /// @param padding counts from the end if negative
    public static Tensor of(Tensor table, Tensor index, int padding) {
        if (table.rank() == 2 && (padding < -table.size(0) || padding >= table.size(0)))
            throw ShapeException.indexOutOfRange("embedding", "padding index " + padding, 0, table.size(0), true);
        Tensor y = Autograd.noGrad(() -> of(table, index));
        Tensor row = Tensor.scalarLong(Math.floorMod(padding, table.size(0)));
        Places places = Places.checked(index.reshape(-1), 0, table.shape());
        return Autograd.record(y, new PaddedBackward(table.shape(), places, Saved.of(row)), table);
    }

    private static int[] resultShape(Tensor table, Tensor index) {
        int[] sizes = Arrays.copyOf(index.shape().dims(), index.rank() + 1);
        sizes[index.rank()] = table.size(1);
        return sizes;
    }

    private record PaddedBackward(Shape from, Places places, Saved padding) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> {
                Tensor sums = AddAt.zeros(from, dy.reshape(places.shape().dims()), places);
                return sums.indexFill(0, padding.get(), 0);
            });
        }
    }
}
