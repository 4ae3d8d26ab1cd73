package cairn.tensor.ops.shape;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Several tensors brought to common shapes, as views.
public final class Broadcast {
    private Broadcast() {}

    /// Each expanded to the shape all of them broadcast to.
    public static List<Tensor> all(Tensor... tensors) {
        Shape shape = Shape.SCALAR;
        for (Tensor t : tensors) shape = Shape.broadcast("broadcastTensors", shape, t.shape());
        int[] sizes = shape.dims();
        return Arrays.stream(tensors).map(t -> t.broadcastTo(sizes)).toList();
    }

    /// Coordinates of a grid: result `i` varies along dimension `i` as vector `i` does.
    public static List<Tensor> grid(Tensor... vectors) {
        int[] sizes = Arrays.stream(vectors).mapToInt(Broadcast::length).toArray();
        List<Tensor> grids = new ArrayList<>();
        for (int i = 0; i < vectors.length; i++) {
            int[] alone = new int[sizes.length];
            Arrays.fill(alone, 1);
            alone[i] = sizes[i];
            grids.add(vectors[i].reshape(alone).expand(sizes));
        }
        return List.copyOf(grids);
    }

    /// As [#grid] with the first two dimensions exchanged: x along columns, y along rows.
    public static List<Tensor> gridXY(Tensor... vectors) {
        if (vectors.length < 2) return grid(vectors);
        Tensor[] swapped = vectors.clone();
        swapped[0] = vectors[1];
        swapped[1] = vectors[0];
        List<Tensor> grids = new ArrayList<>(grid(swapped));
        grids.addFirst(grids.remove(1));
        return List.copyOf(grids);
    }

    private static int length(Tensor vector) {
        if (vector.rank() > 1) throw ShapeException.of("meshgrid", "needs vectors or scalars", vector.shape());
        return vector.numel();
    }
}
