package cairn.viz.tensorboard;

/// The numbers TensorBoard draws a precision-recall curve from.
final class PrCurve {
    private static final float LEAST = 1e-7f;

    private PrCurve() {}

    /// True and false positives, true and false negatives, precision and recall at `n` thresholds from 0 to 1: six rows.
    static float[][] rows(float[] scores, boolean[] isOne, int n) {
        float[][] r = new float[6][n];
        for (int i = 0; i < scores.length; i++) {
            float score = Float.isNaN(scores[i]) ? 0 : Math.clamp(scores[i], 0f, 1f);
            r[isOne[i] ? 0 : 1][(int) (score * (n - 1))]++; // counts for all thresholds up to this one
        }
        for (int t = n - 2; t >= 0; t--) {
            r[0][t] += r[0][t + 1];
            r[1][t] += r[1][t + 1];
        }
        for (int t = 0; t < n; t++) {
            r[2][t] = r[1][0] - r[1][t];
            r[3][t] = r[0][0] - r[0][t];
            r[4][t] = r[0][t] / Math.max(LEAST, r[0][t] + r[1][t]);
            r[5][t] = r[0][t] / Math.max(LEAST, r[0][t] + r[3][t]);
        }
        return r;
    }
}
