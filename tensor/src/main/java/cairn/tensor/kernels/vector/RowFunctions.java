package cairn.tensor.kernels.vector;

import jdk.incubator.vector.FloatVector;

/// The pointwise parts of softmax and of recurrent units.
final class RowFunctions {
    private RowFunctions() {}

    /// `exp(x − level)`
    static FloatVector expDiff(FloatVector x, FloatVector level) {
        return VectorMath.exp(x.sub(level));
    }

    /// `y·(dy − s)`
    static FloatVector softmaxGrad(FloatVector dy, FloatVector y, FloatVector s) {
        return y.mul(dy.sub(s));
    }

    /// `dy − exp(y)·s`
    static FloatVector logSoftmaxGrad(FloatVector dy, FloatVector y, FloatVector s) {
        return dy.sub(VectorMath.exp(y).mul(s));
    }

    /// `d·(1 − z)`
    static FloatVector complement(FloatVector d, FloatVector z) {
        return d.mul(FloatVector.broadcast(Simd.F, 1f).sub(z));
    }
}
