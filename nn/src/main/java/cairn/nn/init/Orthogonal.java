package cairn.nn.init;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;

/// Orthonormal vectors from normal ones by Gram and Schmidt, times a gain.
///
/// Each vector is cleared of the earlier ones twice, which keeps the angles right to rounding.
record Orthogonal(double gain) implements Initializer {
    @Override
    public Tensor values(Shape shape) {
        if (shape.rank() < 2)
            throw ShapeException.of("Init.orthogonal", "a parameter of at least two dims is needed", shape);
        int rows = shape.size(0);
        int cols = rows == 0 ? 0 : shape.numel() / rows;
        int count = Math.min(rows, cols);
        int length = Math.max(rows, cols);
        double[][] vectors = draw(count, length);
        for (int i = 0; i < count; i++) {
            for (int pass = 0; pass < 2; pass++) for (int j = 0; j < i; j++) clear(vectors[i], vectors[j]);
            scale(vectors[i], 1 / Math.sqrt(dot(vectors[i], vectors[i])));
        }
        float[] out = new float[shape.numel()];
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < cols; c++)
                out[r * cols + c] = (float) (gain * (rows <= cols ? vectors[r][c] : vectors[c][r]));
        return Tensor.of(out, shape.dims());
    }

    private static double[][] draw(int count, int length) {
        float[] normal = Tensor.randn(count, length).toFloatArray();
        double[][] vectors = new double[count][length];
        for (int i = 0; i < count; i++) for (int j = 0; j < length; j++) vectors[i][j] = normal[i * length + j];
        return vectors;
    }

    /// Takes the part along the unit vector `u` out of `v`.
    private static void clear(double[] v, double[] u) {
        double along = dot(v, u);
        for (int i = 0; i < v.length; i++) v[i] -= along * u[i];
    }

    private static double dot(double[] a, double[] b) {
        double s = 0;
        for (int i = 0; i < a.length; i++) s += a[i] * b[i];
        return s;
    }

    private static void scale(double[] v, double by) {
        for (int i = 0; i < v.length; i++) v[i] *= by;
    }
}
