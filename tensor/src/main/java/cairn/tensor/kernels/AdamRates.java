package cairn.tensor.kernels;

/// The numbers of a step of Adam ([Kernels#adam]); one object serves all steps, so that a step allocates nothing.
public final class AdamRates {
    float beta1;
    float fresh1;
    float beta2;
    float fresh2;
    float size;
    float rootScale;
    float eps;
    float decay;
    float shrink;

    /// Sets the decays of the two moments, and ε.
    public void moments(double b1, double b2, double epsilon) {
        beta1 = (float) b1;
        fresh1 = (float) (1 - b1);
        beta2 = (float) b2;
        fresh2 = (float) (1 - b2);
        eps = (float) epsilon;
    }

    /// Sets the learning rate in step `t`, from 1: both moments are corrected for having begun at 0.
    public void step(double lr, double b1, double b2, long t) {
        size = (float) (lr / (1 - Math.pow(b1, (double) t)));
        rootScale = (float) (1 / Math.sqrt(1 - Math.pow(b2, (double) t)));
    }

    /// Sets the weight decay: `coupled` is added to the gradient, `1 − shrinking` is what the parameter is multiplied with.
    public void decay(double coupled, double shrinking) {
        decay = (float) coupled;
        shrink = (float) (1 - shrinking);
    }

    /// Decay of the first moment.
    public float beta1() {
        return beta1;
    }

    /// `1 − beta1`
    public float fresh1() {
        return fresh1;
    }

    /// Decay of the second moment.
    public float beta2() {
        return beta2;
    }

    /// `1 − beta2`
    public float fresh2() {
        return fresh2;
    }

    /// The learning rate, corrected for the first moment's beginning at 0.
    public float size() {
        return size;
    }

    /// The factor of the root of the second moment, which corrects for its beginning at 0.
    public float rootScale() {
        return rootScale;
    }

    /// ε
    public float eps() {
        return eps;
    }

    /// Weight decay that is added to the gradient.
    public float decay() {
        return decay;
    }

    /// What the parameter is multiplied with first.
    public float shrink() {
        return shrink;
    }
}
