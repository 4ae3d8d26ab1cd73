package cairn.metrics;

import java.util.ArrayList;
import java.util.List;

/// The distinct scores from high to low, and how many samples of each class score at least that much. Both areas and both curves are
/// read from it.
final class Thresholds {
    private final int size;
    private final double[] scores; // falling, distinct
    private final int[] positives; // of class 1, with a score ≥ scores[i]
    private final int[] negatives; // of class 0, with a score ≥ scores[i]

    private Thresholds(int size, double[] scores, int[] positives, int[] negatives) {
        this.size = size;
        this.scores = scores;
        this.positives = positives;
        this.negatives = negatives;
    }

    /// Merges the two rising lists of scores from the end. Not both may be empty.
    static Thresholds of(double[] positives, double[] negatives) {
        int n = positives.length + negatives.length;
        double[] scores = new double[n];
        int[] above = new int[n], below = new int[n];
        int size = 0;
        for (int p = positives.length, q = negatives.length; p > 0 || q > 0; size++) {
            double score =
                    q == 0 || (p > 0 && positives[p - 1] > negatives[q - 1]) ? positives[p - 1] : negatives[q - 1];
            while (p > 0 && positives[p - 1] == score) p--;
            while (q > 0 && negatives[q - 1] == score) q--;
            scores[size] = score;
            above[size] = positives.length - p;
            below[size] = negatives.length - q;
        }
        return new Thresholds(size, scores, above, below);
    }

    /// Trapezoids summed in whole numbers, so that the only rounding is that of the last division.
    double areaUnderRoc() {
        if (allPositives() == 0 || allNegatives() == 0) return Double.NaN;
        long doubled = 0;
        for (int i = 0; i < size; i++) {
            long width = negatives[i] - (long) before(negatives, i);
            long heights = positives[i] + (long) before(positives, i);
            doubled += width * heights;
        }
        return doubled / (2.0 * allPositives() * allNegatives());
    }

    double averagePrecision() {
        if (allPositives() == 0) return 0;
        double sum = 0;
        for (int i = 0; i < size; i++) sum += (positives[i] - before(positives, i)) * precision(i);
        return sum / allPositives();
    }

    RocCurve rocCurve() {
        List<RocCurve.Point> points = new ArrayList<>();
        points.add(rocPoint(Double.POSITIVE_INFINITY, 0, 0));
        for (int i = 0; i < size; i++)
            if (i == 0 || i == size - 1 || bends(i)) points.add(rocPoint(scores[i], negatives[i], positives[i]));
        return new RocCurve(points);
    }

    PrecisionRecallCurve precisionRecallCurve() {
        List<PrecisionRecallCurve.Point> points = new ArrayList<>();
        for (int i = size - 1; i >= 0; i--) {
            double recall = allPositives() == 0 ? 1 : (double) positives[i] / allPositives();
            points.add(new PrecisionRecallCurve.Point(scores[i], precision(i), recall));
        }
        points.add(new PrecisionRecallCurve.Point(Double.POSITIVE_INFINITY, 1, 0));
        return new PrecisionRecallCurve(points);
    }

    private RocCurve.Point rocPoint(double threshold, int falsePositives, int truePositives) {
        return new RocCurve.Point(
                threshold, share(falsePositives, allNegatives()), share(truePositives, allPositives()));
    }

    /// Whether the step to threshold `i` and the step from it differ.
    private boolean bends(int i) {
        return positives[i + 1] - positives[i] != positives[i] - positives[i - 1]
                || negatives[i + 1] - negatives[i] != negatives[i] - negatives[i - 1];
    }

    private double precision(int i) {
        return positives[i] / ((double) positives[i] + negatives[i]);
    }

    private int allPositives() {
        return positives[size - 1];
    }

    private int allNegatives() {
        return negatives[size - 1];
    }

    private static int before(int[] counts, int i) {
        return i == 0 ? 0 : counts[i - 1];
    }

    private static double share(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
