package cairn.tensor.kernels;

/// A loop over a [Formula]: arguments as in [Kernels]. A formula of fewer operands is given its last one again.
public interface Fused {
    /// `y[i] = formula(a[i], b[i], c[i])` for `n` elements.
    void run(
            float[] a,
            int ao,
            int as,
            float[] b,
            int bo,
            int bs,
            float[] c,
            int co,
            int cs,
            float[] y,
            int yo,
            int ys,
            int n);
}
