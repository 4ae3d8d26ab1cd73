package cairn.data;

/// The rule every label obeys.
final class Labels {
    private Labels() {}

    static void require(long[] labels, int classes) {
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException(
                        "dataset: sample %d has label %d, but there are %d classes: labels go from 0 to %d."
                                .formatted(i, labels[i], classes, classes - 1));
            }
        }
    }
}
