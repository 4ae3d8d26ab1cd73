package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;

/// The gradients of activations, `dy · f′`, under the names of their constants in [cairn.tensor.kernels.Binary] and
/// [cairn.tensor.kernels.Ternary].
final class ActivationGrads {
    private ActivationGrads() {}

    static FloatVector reluGrad(FloatVector dy, FloatVector x) {
        return dy.blend(0f, x.compare(LE, 0f));
    }

    static FloatVector relu6Grad(FloatVector dy, FloatVector x) {
        return dy.blend(0f, x.compare(LE, 0f).or(x.compare(GE, 6f)));
    }

    static FloatVector leakyReluGrad(FloatVector dy, FloatVector x, FloatVector slope) {
        return slope.mul(dy).blend(dy, x.compare(GT, 0f));
    }

    static FloatVector tanhGrad(FloatVector dy, FloatVector y) {
        return dy.mul(FloatVector.broadcast(F, 1f).sub(y.mul(y)));
    }

    static FloatVector sigmoidGrad(FloatVector dy, FloatVector y) {
        return dy.mul(y).mul(FloatVector.broadcast(F, 1f).sub(y));
    }

    static FloatVector geluGrad(FloatVector dy, FloatVector x) {
        return dy.mul(ErfMath.geluSlope(x));
    }

    static FloatVector geluTanhGrad(FloatVector dy, FloatVector x) {
        return dy.mul(Activations.geluTanhSlope(x));
    }

    static FloatVector siluGrad(FloatVector dy, FloatVector x) {
        return dy.mul(Activations.siluSlope(x));
    }

    static FloatVector mishGrad(FloatVector dy, FloatVector x) {
        return dy.mul(Activations.mishSlope(x));
    }

    static FloatVector eluGrad(FloatVector dy, FloatVector x, FloatVector alpha) {
        return dy.blend(dy.mul(alpha).mul(VectorMath.exp(x)), x.compare(LE, 0f));
    }

    static FloatVector softplusGrad(FloatVector dy, FloatVector z, FloatVector threshold) {
        return dy.mul(Activations.sigmoid(z)).blend(dy, z.compare(GT, threshold));
    }

    static FloatVector hardsigmoidGrad(FloatVector dy, FloatVector x) {
        return FloatVector.zero(F).blend(dy.div(6), x.compare(GT, -3f).and(x.compare(LT, 3f)));
    }

    static FloatVector hardswishGrad(FloatVector dy, FloatVector x) {
        FloatVector inside = dy.mul(x.div(3).add(0.5f));
        return inside.blend(0f, x.compare(LT, -3f)).blend(dy, x.compare(GT, 3f));
    }
}
