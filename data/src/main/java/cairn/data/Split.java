package cairn.data;

import cairn.tensor.Rng;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A dataset cut into parts. Which sample goes where depends on the seed alone; inside a part samples keep their order.
public final class Split {
    private static final double SUM_TOLERANCE = 1e-6;

    private Split() {}

    /// Parts of the given fractions, drawn at random. PyTorch: `random_split`.
    ///
    /// @param fractions each in (0, 1), together 1; sizes are rounded so that every sample is in exactly one part
    /// @throws IllegalArgumentException if the fractions do not add up to 1 or a part would be empty
    public static List<Dataset> random(Dataset dataset, long seed, double... fractions) {
        requireFractions(fractions);
        return parts(dataset, Rng.of(seed).permutation(dataset.size()), fractions);
    }

    /// Parts of the given fractions, one after the other: for samples that follow each other in time.
    ///
    /// @param fractions each in (0, 1), together 1
    /// @throws IllegalArgumentException if the fractions do not add up to 1 or a part would be empty
    public static List<Dataset> inOrder(Dataset dataset, double... fractions) {
        requireFractions(fractions);
        int[] part = new int[dataset.size()];
        double end = 0;
        int from = 0;
        for (int p = 0; p < fractions.length; p++) {
            end += fractions[p];
            int to = p == fractions.length - 1 ? part.length : (int) Math.round(end * part.length);
            Arrays.fill(part, from, to, p);
            from = to;
        }
        return members(dataset, part, fractions);
    }

    /// Parts of the given fractions in which every class has the same share as in the whole, up to rounding.
    ///
    /// @param fractions each in (0, 1), together 1
    /// @throws IllegalArgumentException if the fractions do not add up to 1 or a part would be empty
    /// @throws IllegalStateException if the targets are not class numbers
    public static List<Dataset> stratified(Dataset dataset, long seed, double... fractions) {
        requireFractions(fractions);
        return parts(dataset, byClass(dataset, seed), fractions);
    }

    /// All samples in random order, class after class.
    static int[] byClass(Dataset dataset, long seed) {
        long[] labels = dataset.labels();
        return Arrays.stream(Rng.of(seed).permutation(labels.length))
                .boxed()
                .sorted(Comparator.comparingLong(i -> labels[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static void requireFractions(double[] fractions) {
        for (double f : fractions) {
            if (!(f > 0 && f < 1))
                throw new IllegalArgumentException("split: every fraction must be between 0 and 1, got " + f + ".");
        }
        double sum = Arrays.stream(fractions).sum();
        if (Math.abs(sum - 1) > SUM_TOLERANCE)
            throw new IllegalArgumentException("split: the fractions must add up to 1, got " + sum + ".");
    }

    /// Deals `order` out: each sample goes to the part that is furthest behind its share. So every run of the order, in particular every
    /// class, is divided in the right proportions.
    private static List<Dataset> parts(Dataset dataset, int[] order, double[] fractions) {
        int[] part = new int[order.length];
        int[] dealt = new int[fractions.length];
        for (int i = 0; i < order.length; i++) {
            int behind = furthestBehind(fractions, dealt, i + 1);
            part[order[i]] = behind;
            dealt[behind]++;
        }
        return members(dataset, part, fractions);
    }

    private static List<Dataset> members(Dataset dataset, int[] part, double[] fractions) {
        var parts = new ArrayList<Dataset>();
        for (int p = 0; p < fractions.length; p++) parts.add(part(dataset, part, p, fractions[p]));
        return parts;
    }

    private static int furthestBehind(double[] fractions, int[] dealt, int total) {
        int behind = 0;
        for (int p = 1; p < fractions.length; p++) {
            if (fractions[p] * total - dealt[p] > fractions[behind] * total - dealt[behind]) behind = p;
        }
        return behind;
    }

    private static Dataset part(Dataset dataset, int[] part, int p, double fraction) {
        int[] members =
                IntStream.range(0, part.length).filter(i -> part[i] == p).toArray();
        if (members.length > 0) return dataset.subset(members);
        throw new IllegalArgumentException(
                "split: a part of %s of %d samples is empty.".formatted(fraction, dataset.size()));
    }
}
