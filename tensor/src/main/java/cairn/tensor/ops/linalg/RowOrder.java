package cairn.tensor.ops.linalg;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;

/// The order of rows that the exchanges of an elimination add up to.
final class RowOrder {
    private RowOrder() {}

    /// The rows of `x` exchanged as the pivots say, first to last.
    static Tensor apply(Tensor pivots, Tensor x) {
        return gathered(of(pivots, x.size(-2)), x);
    }

    /// The rows of `x` exchanged back.
    static Tensor undo(Tensor pivots, Tensor x) {
        return gathered(of(pivots, x.size(-2)).argsort(-1), x);
    }

    /// The matrix that undoes the exchanges of `rows` rows by multiplication from the left.
    static Tensor matrix(Tensor pivots, int rows) {
        return of(pivots, rows)
                .unsqueeze(-2)
                .eq(Tensor.arange(rows).unsqueeze(-1))
                .to(DType.F32);
    }

    private static Tensor gathered(Tensor order, Tensor x) {
        Shape batch = Shape.broadcast("lu", MatMul.leading(order.unsqueeze(-1).shape()), MatMul.leading(x.shape()));
        int[] sizes = Matrices.shape(batch, x.size(-2), x.size(-1)).dims();
        return x.broadcastTo(sizes).gather(-2, order.unsqueeze(-1).broadcastTo(sizes));
    }

    /// For each place the row that ends up there.
    private static Tensor of(Tensor pivots, int rows) {
        int[] sizes = pivots.shape().dims();
        sizes[sizes.length - 1] = rows;
        View order = View.allocate(DType.I64, Shape.of(sizes));
        Engine.launch(new OrderLaunch(ArrayTensor.view(pivots.contiguous()), order, pivots.size(-1), rows));
        return new ArrayTensor(order);
    }

    private record OrderLaunch(View pivots, View order, int exchanges, int rows) implements Launch {
        @Override
        public void run() {
            int count = rows == 0 ? 0 : order.numel() / rows;
            for (int i = 0; i < count; i++) exchange(pivots.start() + i * exchanges, order.start() + i * rows);
        }

        private void exchange(int from, int to) {
            long[] p = pivots.buffer().longs();
            long[] o = order.buffer().longs();
            for (int r = 0; r < rows; r++) o[to + r] = r;
            for (int k = 0; k < exchanges; k++) {
                int other = to + (int) p[from + k] - 1;
                long t = o[to + k];
                o[to + k] = o[other];
                o[other] = t;
            }
        }

        @Override
        public void access(Access access) {
            access.reads(pivots);
            access.writes(order);
        }
    }
}
