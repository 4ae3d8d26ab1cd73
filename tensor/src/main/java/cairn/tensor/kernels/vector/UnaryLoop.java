package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;

import jdk.incubator.vector.FloatVector;

/// The loop over a function of one number: the template from which [Specializer] makes one for each function.
final class UnaryLoop implements Loop {
    @Override
    public void run(float[] a, int ai, float[] b, int bi, float[] c, int ci, float[] y, int yi, int n) {
        for (int i = 0; i < n; i += W) {
            f(FloatVector.fromArray(F, a, ai + i)).intoArray(y, yi + i);
        }
    }

    /// Stands for the function.
    private static FloatVector f(FloatVector x) {
        return x;
    }
}
