package cairn.tensor.ops.inplace;

import cairn.tensor.DType;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.ops.index.IndexCheck;
import java.util.Arrays;

/// Rows of a table, scaled down in place to a greatest p-norm where they are looked up: `row ← row · max / (‖row‖ₚ + 1e-7)` if
/// `‖row‖ₚ > max`.
public final class RowsRenorm {
    private static final String OP = "embeddingRenormInPlace";

    private RowsRenorm() {}

    /// The table, changed.
    public static Tensor of(Tensor table, Tensor index, double max, double p) {
        if (table.rank() != 2 || table.dtype() != DType.F32)
            throw ShapeException.of(
                    OP, "the table must be an F32 matrix [rows, size]", table.dtype() + " " + table.shape());
        if (index.dtype() != DType.I64)
            throw new IllegalArgumentException(OP + ": the index must be I64, got " + index.dtype() + ".");
        View rows = InPlace.writable(OP, table);
        View at = ArrayTensor.view(index.contiguous());
        Engine.launch(new IndexCheck(OP, at, 0, 0, table.size(0)));
        Engine.launch(new RenormLaunch(rows, at, max, p, new boolean[table.size(0)]));
        rows.buffer().touch();
        return table;
    }

    /// @param done room to note which rows have been looked at
    private record RenormLaunch(View rows, View index, double max, double p, boolean[] done) implements Launch {
        @Override
        public void run() {
            Arrays.fill(done, false);
            long[] at = index.buffer().longs();
            for (int i = 0; i < index.numel(); i++) {
                int row = (int) at[index.start() + i];
                if (!done[row]) renorm(rows.start() + row * rows.stride(0));
                done[row] = true;
            }
        }

        private void renorm(int first) {
            float[] x = rows.buffer().floats();
            int n = rows.size(1);
            int step = rows.stride(1);
            double norm = norm(x, first, n, step);
            if (!(norm > max)) return;
            float scale = (float) (max / (norm + 1e-7));
            for (int j = 0; j < n; j++) x[first + j * step] *= scale;
        }

        private double norm(float[] x, int first, int n, int step) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                double v = Math.abs(x[first + j * step]);
                if (p == Double.POSITIVE_INFINITY) sum = Math.max(sum, v);
                else sum += p == 2 ? v * v : Math.pow(v, p);
            }
            if (p == Double.POSITIVE_INFINITY) return sum;
            return p == 2 ? Math.sqrt(sum) : Math.pow(sum, 1 / p);
        }

        @Override
        public void access(Access access) {
            access.reads(index);
            access.updates(rows);
        }
    }
}
