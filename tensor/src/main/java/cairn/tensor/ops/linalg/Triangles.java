package cairn.tensor.ops.linalg;

/// Elimination on square matrices of doubles in row-major order, in place: what decompositions and solvers are made of.
final class Triangles {
    private Triangles() {}

    /// Turns `a` (n × n) into `L` (unit diagonal, below) and `U` (above), rows exchanged so that the largest element leads each column.
    ///
    /// @param pivots set to the row that was exchanged with each row
    /// @return the sign of the exchange of rows, 0 if some pivot is 0
    static int factor(double[] a, int n, int[] pivots) {
        int sign = 1;
        boolean singular = false;
        for (int k = 0; k < n; k++) {
            int p = largestBelow(a, n, k);
            pivots[k] = p;
            if (p != k) {
                swapRows(a, n, k, p, n);
                sign = -sign;
            }
            if (a[k * n + k] == 0) singular = true;
            else eliminate(a, n, k);
        }
        return singular ? 0 : sign;
    }

    private static int largestBelow(double[] a, int n, int k) {
        int p = k;
        for (int i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]) > Math.abs(a[p * n + k])) p = i;
        return p;
    }

    static void swapRows(double[] a, int width, int i, int j, int cols) {
        for (int c = 0; c < cols; c++) swap(a, i * width + c, j * width + c);
    }

    /// Clears column `k` below the diagonal; the factors take the place of the zeros.
    private static void eliminate(double[] a, int n, int k) {
        for (int i = k + 1; i < n; i++) {
            double f = a[i * n + k] /= a[k * n + k];
            if (f != 0) for (int j = k + 1; j < n; j++) a[i * n + j] -= f * a[k * n + j];
        }
    }

    /// As [#factor], with rows and columns exchanged so that each pivot is the largest element left: pivots of 0 come last.
    ///
    /// @param rows set to the row of the input that each row came from; `cols` likewise
    /// @return the sign of all exchanges
    static int factorCompletely(double[] a, int n, int[] rows, int[] cols) {
        int sign = 1;
        for (int i = 0; i < n; i++) rows[i] = cols[i] = i;
        for (int k = 0; k < n; k++) {
            int at = largestLeft(a, n, k);
            if (a[at] == 0) return sign;
            if (at / n != k) {
                swapRows(a, n, k, at / n, n);
                swap(rows, k, at / n);
                sign = -sign;
            }
            if (at % n != k) {
                for (int i = 0; i < n; i++) swap(a, i * n + k, i * n + at % n);
                swap(cols, k, at % n);
                sign = -sign;
            }
            eliminate(a, n, k);
        }
        return sign;
    }

    private static int largestLeft(double[] a, int n, int k) {
        int best = k * n + k;
        for (int i = k; i < n; i++)
            for (int j = k; j < n; j++) if (Math.abs(a[i * n + j]) > Math.abs(a[best])) best = i * n + j;
        return best;
    }

    private static void swap(double[] a, int i, int j) {
        double t = a[i];
        a[i] = a[j];
        a[j] = t;
    }

    private static void swap(int[] a, int i, int j) {
        int t = a[i];
        a[i] = a[j];
        a[j] = t;
    }

    /// `b = A⁻¹ · b` for `b` of n × cols, where `lu` and `pivots` come from [#factor].
    static void solve(double[] lu, int n, int[] pivots, double[] b, int cols) {
        for (int k = 0; k < n; k++) if (pivots[k] != k) swapRows(b, cols, k, pivots[k], cols);
        solveLower(lu, n, n, true, b, cols);
        solveUpper(lu, n, n, false, b, cols);
    }

    /// `b = L⁻¹ · b`, where `L` is the lower triangle of the first `n` rows and columns of `a`, whose rows are `width` apart.
    static void solveLower(double[] a, int width, int n, boolean unit, double[] b, int cols) {
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) subtract(a[i * width + k], b, k * cols, i * cols, cols);
            if (!unit) divide(b, i * cols, cols, a[i * width + i]);
        }
    }

    /// `b = U⁻¹ · b`, where `U` is the upper triangle of the first `n` rows and columns of `a`, whose rows are `width` apart.
    static void solveUpper(double[] a, int width, int n, boolean unit, double[] b, int cols) {
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) subtract(a[i * width + k], b, k * cols, i * cols, cols);
            if (!unit) divide(b, i * cols, cols, a[i * width + i]);
        }
    }

    /// `b = b · L⁻¹` for `b` of n × n, where `L` is the lower triangle of `a` with a unit diagonal.
    static void solveLowerRight(double[] a, int n, double[] b) {
        for (int j = n - 1; j >= 0; j--)
            for (int k = j + 1; k < n; k++) for (int i = 0; i < n; i++) b[i * n + j] -= b[i * n + k] * a[k * n + j];
    }

    private static void subtract(double f, double[] b, int from, int to, int cols) {
        for (int c = 0; c < cols; c++) b[to + c] -= f * b[from + c];
    }

    private static void divide(double[] b, int at, int cols, double by) {
        for (int c = 0; c < cols; c++) b[at + c] /= by;
    }

    /// The lower triangle `L` with `L·Lᵀ = a`, in the lower triangle of `a`; zeros above.
    ///
    /// @return the first row whose pivot is not positive, or −1
    static int cholesky(double[] a, int n) {
        for (int j = 0; j < n; j++) {
            double pivot = a[j * n + j];
            for (int k = 0; k < j; k++) pivot -= a[j * n + k] * a[j * n + k];
            if (!(pivot > 0)) return j;
            a[j * n + j] = Math.sqrt(pivot);
            for (int i = j + 1; i < n; i++) {
                double s = a[i * n + j];
                for (int k = 0; k < j; k++) s -= a[i * n + k] * a[j * n + k];
                a[i * n + j] = s / a[j * n + j];
                a[j * n + i] = 0;
            }
        }
        return -1;
    }
}
