package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;

import jdk.incubator.vector.FloatVector;

/// The loop over a function of two numbers: the template from which [Specializer] makes one for each function.
final class BinaryLoop implements Loop {
    @Override
    public void run(float[] a, int ai, float[] b, int bi, float[] c, int ci, float[] y, int yi, int n) {
        for (int i = 0; i < n; i += W) {
            FloatVector u = FloatVector.fromArray(F, a, ai + i);
            FloatVector v = FloatVector.fromArray(F, b, bi + i);
            f(u, v).intoArray(y, yi + i);
        }
    }

    /// Stands for the function.
    private static FloatVector f(FloatVector u, FloatVector v) {
        return u.add(v);
    }
}
