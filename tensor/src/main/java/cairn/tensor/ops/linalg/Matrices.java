package cairn.tensor.ops.linalg;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.View;
import java.util.Arrays;

/// A batch of matrices in memory: read one at a time into doubles, in which decompositions compute, and written back.
record Matrices(View view, int count, int rows, int cols) {
    static Matrices of(View view) {
        int r = view.rank();
        int rows = view.size(r - 2);
        int cols = view.size(r - 1);
        int count = 1;
        for (int d = 0; d < r - 2; d++) count *= view.size(d);
        return new Matrices(view, count, rows, cols);
    }

    /// The matrices of `x`, its batch dims broadcast to `batch`.
    static Matrices of(Tensor x, Shape batch) {
        View v = ArrayTensor.view(x.to(DType.F32));
        return of(v.expand(shape(batch, x.size(-2), x.size(-1))));
    }

    /// New memory for a matrix of the given size for each of the batch.
    static Matrices allocate(Shape batch, int rows, int cols) {
        return of(View.allocate(DType.F32, shape(batch, rows, cols)));
    }

    static Shape shape(Shape batch, int rows, int cols) {
        int[] d = Arrays.copyOf(batch.dims(), batch.rank() + 2);
        d[batch.rank()] = rows;
        d[batch.rank() + 1] = cols;
        return Shape.of(d);
    }

    /// A new array for one matrix.
    double[] room() {
        return new double[rows * cols];
    }

    void read(int matrix, double[] into) {
        float[] v = view.buffer().floats();
        int at = start(matrix);
        int rowStep = view.stride(view.rank() - 2);
        int colStep = view.stride(view.rank() - 1);
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < cols; j++) into[i * cols + j] = v[at + i * rowStep + j * colStep];
    }

    /// Sets a matrix of a contiguous batch.
    void write(int matrix, double[] from) {
        float[] v = view.buffer().floats();
        int at = start(matrix);
        for (int i = 0; i < rows * cols; i++) v[at + i] = (float) from[i];
    }

    private int start(int matrix) {
        int at = view.start();
        for (int d = view.rank() - 3; d >= 0; d--) {
            at += matrix % view.size(d) * view.stride(d);
            matrix /= view.size(d);
        }
        return at;
    }

    /// The batch dims of `x`, whose matrices must be square.
    static Shape squareBatch(String op, Tensor x) {
        if (x.rank() < 2 || x.size(-1) != x.size(-2))
            throw ShapeException.of(op, "needs square matrices […, N, N]", x.shape());
        return MatMul.leading(x.shape());
    }
}
