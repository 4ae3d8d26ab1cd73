package cairn.tensor.ops.linalg;

import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The geometry of a batch of matrix products `[m, k] · [k, n]`, brought down to as few and as large products as possible.
///
/// A batch dim becomes part of the rows where `b` repeats along it, so `[B, T, K] · [K, N]` is one product of `B·T` rows. It becomes part
/// of the inner dimension where `y` repeats along it, so a weight's gradient `Σ aᵀ·dy` over a batch is one product as well. Both need the
/// memory to continue evenly; dims that cannot be taken in are looped over.
///
/// @param dims the batch dims that are looped over, outermost first
/// @param as the steps of `a` along them; `bs` and `ys` likewise
record Product(int m, int n, int k, int ar, int ac, int br, int bc, int yr, int[] dims, int[] as, int[] bs, int[] ys) {
    static Product of(View a, View b, View y) {
        return new Folding(a, b, y).product();
    }

    /// The number of products.
    int count() {
        int count = 1;
        for (int d : dims) count *= d;
        return count;
    }

    /// The work of one product.
    long multiplyAdds() {
        return (long) m * n * k;
    }

    /// Whether several products are added up in one place.
    boolean sums() {
        for (int step : ys) if (step == 0) return true;
        return false;
    }

    void multiply(int i, View a, View b, @Nullable View bias, View y) {
        int to = y.start() + offset(ys, i);
        float[] out = y.buffer().floats();
        if (k == 0) {
            clear(bias, y, to);
            return;
        }
        float[] left = a.buffer().floats();
        float[] right = b.buffer().floats();
        int ao = a.start() + offset(as, i);
        int bo = b.start() + offset(bs, i);
        if (bias == null)
            Provider.KERNELS.matmul(m, n, k, left, ao, ar, ac, right, bo, br, bc, out, to, yr, !isFirst(i));
        else
            Provider.KERNELS.matmulBiased(
                    m, n, k, left, ao, ar, ac, right, bo, br, bc, bias.buffer().floats(), bias.start(), out, to, yr);
    }

    /// Sets the result of a product without terms, at `to`, to the bias or zero.
    private void clear(@Nullable View bias, View y, int to) {
        float[] rows = y.buffer().floats();
        for (int r = 0; r < m; r++) {
            if (bias == null) Arrays.fill(rows, to + r * yr, to + r * yr + n, 0);
            else System.arraycopy(bias.buffer().floats(), bias.start(), rows, to + r * yr, n);
        }
    }

    private int offset(int[] steps, int i) {
        int at = 0;
        for (int d = dims.length - 1; d >= 0; d--) {
            at += i % dims[d] * steps[d];
            i /= dims[d];
        }
        return at;
    }

    /// Whether product `i` is the first that goes to its place.
    private boolean isFirst(int i) {
        for (int d = dims.length - 1; d >= 0; d--) {
            if (ys[d] == 0 && i % dims[d] != 0) return false;
            i /= dims[d];
        }
        return true;
    }

    /// Takes batch dims into the matrices, innermost first.
    private static final class Folding {
        private final View a;
        private final View b;
        private final View y;
        private final int last; // index of the row dim
        private int m;
        private int k;
        private int ar;
        private int ac;
        private int br;
        private int yr;
        private int looped;

        Folding(View a, View b, View y) {
            this.a = a;
            this.b = b;
            this.y = y;
            last = y.rank() - 2;
            m = y.size(last);
            k = a.size(last + 1);
            ar = a.stride(last);
            ac = a.stride(last + 1);
            br = b.stride(last);
            yr = y.stride(last);
        }

        Product product() {
            int[] left = new int[last];
            for (int d = last - 1; d >= 0; d--) {
                if (y.size(d) != 1 && !foldsIntoRows(d) && !foldsIntoInner(d)) left[last - ++looped] = d;
            }
            int[] dims = Arrays.copyOfRange(left, last - looped, last);
            return new Product(
                    m,
                    y.size(last + 1),
                    k,
                    ar,
                    ac,
                    br,
                    b.stride(last + 1),
                    yr,
                    sizes(dims),
                    strides(a, dims),
                    strides(b, dims),
                    strides(y, dims));
        }

        private boolean foldsIntoRows(int d) {
            if (b.stride(d) != 0 || y.stride(d) == 0) return false;
            if (m == 1) {
                ar = a.stride(d);
                yr = y.stride(d);
            }
            if (a.stride(d) != m * ar || y.stride(d) != m * yr) return false;
            m *= y.size(d);
            return true;
        }

        private boolean foldsIntoInner(int d) {
            if (y.stride(d) != 0) return false;
            if (k == 1) {
                ac = a.stride(d);
                br = b.stride(d);
            }
            if (a.stride(d) != k * ac || b.stride(d) != k * br) return false;
            k *= y.size(d);
            return true;
        }

        private int[] sizes(int[] at) {
            return Arrays.stream(at).map(y::size).toArray();
        }

        private static int[] strides(View v, int[] at) {
            return Arrays.stream(at).map(v::stride).toArray();
        }
    }
}
