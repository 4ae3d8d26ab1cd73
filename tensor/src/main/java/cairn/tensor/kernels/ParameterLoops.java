package cairn.tensor.kernels;

/// The steps of optimizers, one number at a time: the plain kernels, and what the vector kernels do until they have been compiled. Both
/// give the same bits.
public final class ParameterLoops {
    private ParameterLoops() {}

    /// [Kernels#sgd]
    public static void sgd(float lr, float decay, float[] p, int po, float[] g, int go, int n) {
        for (int i = 0; i < n; i++) p[po + i] -= lr * (g[go + i] + decay * p[po + i]);
    }

    /// [Kernels#momentum]
    public static void momentum(
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
        for (int i = 0; i < n; i++) {
            float d = g[go + i] + decay * p[po + i];
            float velocity = mu * v[vo + i] + fresh * d;
            v[vo + i] = velocity;
            p[po + i] -= lr * (nesterov ? d + mu * velocity : velocity);
        }
    }

    /// [Kernels#adam]
    public static void adam(
            AdamRates r, float[] p, int po, float[] g, int go, float[] m, int mo, float[] v, int vo, int n) {
        float b1 = r.beta1;
        float b2 = r.beta2;
        float new1 = r.fresh1;
        float new2 = r.fresh2;
        float size = r.size;
        float scale = r.rootScale;
        float eps = r.eps;
        float decay = r.decay;
        float shrink = r.shrink;
        for (int i = 0; i < n; i++) {
            float x = p[po + i] * shrink;
            float d = g[go + i] + decay * x;
            float mean = b1 * m[mo + i] + new1 * d;
            float square = b2 * v[vo + i] + new2 * d * d;
            m[mo + i] = mean;
            v[vo + i] = square;
            p[po + i] = x - size * mean / ((float) Math.sqrt(square) * scale + eps);
        }
    }
}
