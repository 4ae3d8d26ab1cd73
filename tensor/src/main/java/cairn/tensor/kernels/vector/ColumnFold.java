package cairn.tensor.kernels.vector;

/// Folds rows into one row.
interface ColumnFold {
    /// `y[yo + j] = f(… f(f(start, x[xo + j]), x[xo + xRow + j]) …)` for `cols` columns, over `rows` rows.
    void run(float start, float[] x, int xo, int xRow, int rows, float[] y, int yo, int cols);
}
