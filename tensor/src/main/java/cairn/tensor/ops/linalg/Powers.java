package cairn.tensor.ops.linalg;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;

/// Products of many matrices, and of a matrix with itself.
public final class Powers {
    private Powers() {}

    /// `A · A · … · A`, by repeated squaring; the identity for `n = 0`, the power of the inverse for negative `n`.
    /// Shape: `[…, N, N] → […, N, N]`. PyTorch: `torch.linalg.matrix_power`.
    public static Tensor of(Tensor a, int n) {
        Shape batch = Matrices.squareBatch("matrixPower", a);
        if (n < 0) return of(Solve.inverse(a), -n);
        if (n == 0) {
            int[] sizes = Matrices.shape(batch, a.size(-1), a.size(-1)).dims();
            return Tensor.eye(a.size(-1)).broadcastTo(sizes).copy();
        }
        if (n == 1) return a;
        Tensor half = of(a, n / 2);
        Tensor even = half.matmul(half);
        return n % 2 == 0 ? even : even.matmul(a);
    }

    /// The product of all matrices, in the order that takes the fewest multiplications. The first may be a row, the last a column vector.
    /// PyTorch: `torch.linalg.multi_dot`.
    public static Tensor chain(Tensor... matrices) {
        int n = matrices.length;
        if (n < 2) throw new IllegalArgumentException("multiDot: needs at least two matrices, got " + n + ".");
        boolean row = matrices[0].rank() == 1;
        boolean column = matrices[n - 1].rank() == 1;
        Tensor[] m = matrices.clone();
        if (row) m[0] = m[0].reshape(1, m[0].size(0));
        if (column) m[n - 1] = m[n - 1].reshape(m[n - 1].size(0), 1);
        check(m);
        Tensor y = product(m, cheapestSplits(m), 0, n - 1);
        int[] sizes = y.shape().dims();
        if (row && column) return y.reshape();
        return row ? y.reshape(sizes[1]) : column ? y.reshape(sizes[0]) : y;
    }

    private static void check(Tensor[] m) {
        for (int i = 0; i < m.length; i++) {
            if (m[i].rank() != 2)
                throw ShapeException.of("multiDot", "operand %d must be a matrix".formatted(i), m[i].shape());
            if (i > 0 && m[i - 1].size(1) != m[i].size(0))
                throw ShapeException.innerDims("multiDot", m[i - 1].shape(), m[i].shape());
        }
    }

    private static Tensor product(Tensor[] m, int[][] split, int from, int to) {
        if (from == to) return m[from];
        int s = split[from][to];
        return product(m, split, from, s).matmul(product(m, split, s + 1, to));
    }

    /// Where to cut each stretch of the chain (Cormen et al., Introduction to Algorithms, matrix-chain multiplication).
    private static int[][] cheapestSplits(Tensor[] m) {
        int n = m.length;
        long[][] cost = new long[n][n];
        int[][] split = new int[n][n];
        for (int length = 2; length <= n; length++) {
            for (int i = 0; i + length <= n; i++) {
                int j = i + length - 1;
                cost[i][j] = Long.MAX_VALUE;
                for (int s = i; s < j; s++) {
                    long c = cost[i][s] + cost[s + 1][j] + (long) m[i].size(0) * m[s].size(1) * m[j].size(1);
                    if (c < cost[i][j]) {
                        cost[i][j] = c;
                        split[i][j] = s;
                    }
                }
            }
        }
        return split;
    }

    /// Every product of an element of `a` with one of `b`, in blocks: `[*a] ⊗ [*b] → [*a·b]`. PyTorch: `torch.kron`.
    public static Tensor kron(Tensor a, Tensor b) {
        int rank = Math.max(a.rank(), b.rank());
        int[] left = new int[2 * rank];
        int[] right = new int[2 * rank];
        int[] sizes = new int[rank];
        Arrays.fill(left, 1);
        Arrays.fill(right, 1);
        for (int d = 0; d < rank; d++) {
            if (d >= rank - a.rank()) left[2 * d] = a.size(d - rank + a.rank());
            if (d >= rank - b.rank()) right[2 * d + 1] = b.size(d - rank + b.rank());
            sizes[d] = left[2 * d] * right[2 * d + 1];
        }
        return a.reshape(left).mul(b.reshape(right)).reshape(sizes);
    }

    /// The powers 0 to `n − 1` of every element in a new last dim: `[*] → [*, n]`. PyTorch: `torch.linalg.vander`.
    public static Tensor vander(Tensor x, int n) {
        if (n < 1) throw new IllegalArgumentException("vander: n must be positive, got " + n + ".");
        int[] sizes = Arrays.copyOf(x.shape().dims(), x.rank() + 1);
        sizes[x.rank()] = n - 1;
        Tensor factors = x.unsqueeze(-1).broadcastTo(sizes);
        sizes[x.rank()] = 1;
        return Tensor.cat(-1, Tensor.ones(sizes), factors).cumProd(-1);
    }
}
