package cairn.tensor.kernels.vector;

/// A pointwise loop over whole vectors of up to three operands. A loop ignores the operands its function does not take.
interface Loop {
    /// `y[yi + i] = f(a[ai + i], b[bi + i], c[ci + i])` for `n` elements, a multiple of [Simd#W].
    void run(float[] a, int ai, float[] b, int bi, float[] c, int ci, float[] y, int yi, int n);
}
