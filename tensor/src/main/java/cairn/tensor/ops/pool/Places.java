package cairn.tensor.ops.pool;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;

/// Where the elements of a pooling are in their planes: whole numbers in the bits of an `F32` view, half as large as an `I64` one.
final class Places {
    private Places() {}

    static View allocate(Shape shape) {
        return View.allocate(DType.F32, shape);
    }

    /// The places as `I64` indices.
    static Tensor toIndices(View places) {
        View indices = View.allocate(DType.I64, places.shape());
        Engine.launch(new IndicesFromPlaces(places, indices));
        return new ArrayTensor(indices);
    }

    /// The places of `I64` indices.
    ///
    /// @param size of a plane
    /// @throws cairn.tensor.ShapeException if an index is outside
    static View of(String op, Tensor indices, int size) {
        View places = allocate(indices.shape());
        Engine.launch(new PlacesFromIndices(op, ArrayTensor.view(indices.contiguous()), places, size));
        return places;
    }
}
