package cairn.data;

import cairn.tensor.Rng;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A dataset cut into k parts of equal size (up to one sample), each of which serves once to validate what was learned from the others.
public final class Folds {
    private Folds() {}

    /// One of the k ways.
    ///
    /// @param number from 1 to k
    public record Fold(int number, Dataset train, Dataset validation) {}

    /// Folds drawn at random. scikit-learn: `KFold(k, shuffle=True)`.
    ///
    /// @param k from 2 to the number of samples
    /// @throws IllegalArgumentException if k is outside its range
    public static List<Fold> random(Dataset dataset, int k, long seed) {
        requireK(dataset, k);
        return folds(dataset, k, Rng.of(seed).permutation(dataset.size()));
    }

    /// Folds in which every class has the same share, up to one sample. scikit-learn: `StratifiedKFold(k, shuffle=True)`.
    ///
    /// @param k from 2 to the number of samples
    /// @throws IllegalArgumentException if k is outside its range
    /// @throws IllegalStateException if the targets are not class numbers
    public static List<Fold> stratified(Dataset dataset, int k, long seed) {
        requireK(dataset, k);
        return folds(dataset, k, Split.byClass(dataset, seed));
    }

    private static void requireK(Dataset dataset, int k) {
        if (k < 2) throw new IllegalArgumentException("folds: there must be at least 2 folds, got " + k + ".");
        if (k > dataset.size()) {
            throw new IllegalArgumentException(
                    "folds: %d folds need at least as many samples, got %d.".formatted(k, dataset.size()));
        }
    }

    private static List<Fold> folds(Dataset dataset, int k, int[] order) {
        int[] fold = new int[order.length];
        for (int i = 0; i < order.length; i++) fold[order[i]] = i % k;
        var folds = new ArrayList<Fold>();
        for (int f = 0; f < k; f++) {
            int number = f;
            int[] in = IntStream.range(0, fold.length)
                    .filter(i -> fold[i] == number)
                    .toArray();
            int[] out = IntStream.range(0, fold.length)
                    .filter(i -> fold[i] != number)
                    .toArray();
            folds.add(new Fold(f + 1, dataset.subset(out), dataset.subset(in)));
        }
        return folds;
    }
}
