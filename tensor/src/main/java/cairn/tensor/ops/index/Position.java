package cairn.tensor.ops.index;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Nest;
import cairn.tensor.engine.View;
import java.util.List;

/// Numbers of elements in row-major order, from an index for each of some neighbouring dimensions.
final class Position {
    private Position() {}

    /// @param op the operation to name in errors
    /// @param indices I64, broadcast together; negative ones count from the end
    /// @param first the dimension that the first index is for
    /// @param shape of the indexed tensor
    static Tensor of(String op, List<Tensor> indices, int first, Shape shape) {
        Shape common = Shape.SCALAR;
        for (int i = 0; i < indices.size(); i++) {
            Tensor index = indices.get(i);
            Places.requireLong(op, index);
            int size = shape.size(first + i);
            Engine.launch(new IndexCheck(op, ArrayTensor.view(index), first + i, -size, size));
            common = Shape.broadcast(op, common, index.shape());
        }
        View y = View.allocate(DType.I64, common);
        int step = 1;
        for (int i = indices.size() - 1; i >= 0; i--) {
            int size = shape.size(first + i);
            View index = ArrayTensor.view(indices.get(i)).expand(common);
            Engine.launch(new Add(index, size, step, i == indices.size() - 1, y, Nest.of(index, y)));
            step *= size;
        }
        return new ArrayTensor(y);
    }

    /// `y = step · index`, or `y += step · index`, with negative indices counted from the end.
    private record Add(View index, int size, int step, boolean isFirst, View y, Nest nest) implements Launch {
        @Override
        public void run() {
            if (y.numel() == 0) return;
            long[] in = index.buffer().longs();
            long[] out = y.buffer().longs();
            int is = nest.step(0);
            int ys = nest.step(1);
            for (int r = 0; r < nest.outer(); r++) {
                int io = index.start() + nest.offset(0, r);
                int yo = y.start() + nest.offset(1, r);
                for (int i = 0; i < nest.inner(); i++) {
                    long v = in[io + i * is];
                    long position = step * (v < 0 ? v + size : v);
                    out[yo + i * ys] = isFirst ? position : out[yo + i * ys] + position;
                }
            }
        }

        @Override
        public void access(Access access) {
            access.reads(index);
            if (isFirst) access.writes(y);
            else access.updates(y);
        }
    }
}
