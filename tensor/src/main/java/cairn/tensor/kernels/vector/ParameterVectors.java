package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;

import cairn.tensor.kernels.AdamRates;
import cairn.tensor.kernels.ParameterLoops;
import jdk.incubator.vector.FloatVector;

/// The steps of optimizers in vectors; what is left over at the end is done one number at a time. Operations and their order are those of
/// [ParameterLoops], so results are the same bits.
final class ParameterVectors {
    private static final int WORTHWHILE = 500_000; // elements
    private static final int SAMPLE = 1024;
    private static final float[] ROOM = new float[4 * SAMPLE];
    private static final AdamRates RATES = new AdamRates();

    private static final Tier SGD = new Tier(
            () -> sgdVectors(0, 0, ROOM, 0, ROOM, SAMPLE, SAMPLE),
            () -> ParameterLoops.sgd(0, 0, ROOM, 0, ROOM, SAMPLE, SAMPLE),
            WORTHWHILE);
    private static final Tier MOMENTUM = new Tier(
            () -> {
                momentumVectors(0, 0, 0, 0, true, ROOM, 0, ROOM, SAMPLE, ROOM, 2 * SAMPLE, SAMPLE);
                momentumVectors(0, 0, 0, 0, false, ROOM, 0, ROOM, SAMPLE, ROOM, 2 * SAMPLE, SAMPLE);
            },
            () -> {
                ParameterLoops.momentum(0, 0, 0, 0, true, ROOM, 0, ROOM, SAMPLE, ROOM, 2 * SAMPLE, SAMPLE);
                ParameterLoops.momentum(0, 0, 0, 0, false, ROOM, 0, ROOM, SAMPLE, ROOM, 2 * SAMPLE, SAMPLE);
            },
            WORTHWHILE);
    private static final Tier ADAM = new Tier(
            () -> adamVectors(RATES, ROOM, 0, ROOM, SAMPLE, ROOM, 2 * SAMPLE, ROOM, 3 * SAMPLE, SAMPLE),
            () -> ParameterLoops.adam(RATES, ROOM, 0, ROOM, SAMPLE, ROOM, 2 * SAMPLE, ROOM, 3 * SAMPLE, SAMPLE),
            WORTHWHILE);

    static {
        RATES.moments(0.9, 0.999, 1e-8);
        RATES.step(0, 0.9, 0.999, 1);
        RATES.decay(0, 0);
    }

    private ParameterVectors() {}

    static void sgd(float lr, float decay, float[] p, int po, float[] g, int go, int n) {
        int whole = SGD.isCompiled(n) ? F.loopBound(n) : 0;
        if (whole > 0) sgdVectors(lr, decay, p, po, g, go, whole);
        ParameterLoops.sgd(lr, decay, p, po + whole, g, go + whole, n - whole);
    }

    static void sgdVectors(float lr, float decay, float[] p, int po, float[] g, int go, int n) {
        for (int i = 0; i < n; i += W) {
            FloatVector x = FloatVector.fromArray(F, p, po + i);
            FloatVector d = FloatVector.fromArray(F, g, go + i).add(x.mul(decay));
            x.sub(d.mul(lr)).intoArray(p, po + i);
        }
    }

    static void momentum(
            float lr,
            float decay,
            float mu,
            float fresh,
            boolean nesterov,
            float[] p,
            int po,
            float[] g,
            int go,
            float[] v,
            int vo,
            int n) {
        int whole = MOMENTUM.isCompiled(n) ? F.loopBound(n) : 0;
        if (whole > 0) momentumVectors(lr, decay, mu, fresh, nesterov, p, po, g, go, v, vo, whole);
        ParameterLoops.momentum(lr, decay, mu, fresh, nesterov, p, po + whole, g, go + whole, v, vo + whole, n - whole);
    }

    static void momentumVectors(
            float lr,
            float decay,
            float mu,
            float fresh,
            boolean nesterov,
            float[] p,
            int po,
            float[] g,
            int go,
            float[] v,
            int vo,
            int n) {
        for (int i = 0; i < n; i += W) {
            FloatVector x = FloatVector.fromArray(F, p, po + i);
            FloatVector d = FloatVector.fromArray(F, g, go + i).add(x.mul(decay));
            FloatVector velocity = FloatVector.fromArray(F, v, vo + i).mul(mu).add(d.mul(fresh));
            velocity.intoArray(v, vo + i);
            FloatVector way = nesterov ? d.add(velocity.mul(mu)) : velocity;
            x.sub(way.mul(lr)).intoArray(p, po + i);
        }
    }

    static void adam(AdamRates r, float[] p, int po, float[] g, int go, float[] m, int mo, float[] v, int vo, int n) {
        int whole = ADAM.isCompiled(n) ? F.loopBound(n) : 0;
        if (whole > 0) adamVectors(r, p, po, g, go, m, mo, v, vo, whole);
        ParameterLoops.adam(r, p, po + whole, g, go + whole, m, mo + whole, v, vo + whole, n - whole);
    }

    static void adamVectors(
            AdamRates r, float[] p, int po, float[] g, int go, float[] m, int mo, float[] v, int vo, int n) {
        FloatVector b1 = FloatVector.broadcast(F, r.beta1());
        FloatVector new1 = FloatVector.broadcast(F, r.fresh1());
        FloatVector b2 = FloatVector.broadcast(F, r.beta2());
        FloatVector new2 = FloatVector.broadcast(F, r.fresh2());
        FloatVector size = FloatVector.broadcast(F, r.size());
        FloatVector scale = FloatVector.broadcast(F, r.rootScale());
        FloatVector eps = FloatVector.broadcast(F, r.eps());
        FloatVector decay = FloatVector.broadcast(F, r.decay());
        FloatVector shrink = FloatVector.broadcast(F, r.shrink());
        for (int i = 0; i < n; i += W) {
            FloatVector x = FloatVector.fromArray(F, p, po + i).mul(shrink);
            FloatVector d = FloatVector.fromArray(F, g, go + i).add(decay.mul(x));
            FloatVector mean = FloatVector.fromArray(F, m, mo + i).mul(b1).add(new1.mul(d));
            FloatVector square =
                    FloatVector.fromArray(F, v, vo + i).mul(b2).add(new2.mul(d).mul(d));
            mean.intoArray(m, mo + i);
            square.intoArray(v, vo + i);
            x.sub(size.mul(mean).div(square.sqrt().mul(scale).add(eps))).intoArray(p, po + i);
        }
    }
}
