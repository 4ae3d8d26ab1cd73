package cairn.data;

import cairn.tensor.DType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What can be said of a dataset that says nothing about itself.
final class Infer {
    private Infer() {}

    static DataInfo info(Dataset dataset) {
        if (dataset.size() == 0)
            throw new IllegalStateException("info: an empty dataset cannot tell what it is about.");
        Sample first = dataset.get(0);
        String name = dataset.getClass().getSimpleName();
        if (first.y().dtype() == DType.I64 && first.y().rank() == 0) {
            return DataInfo.classes(name, first.x().shape(), classNames(dataset.labels()));
        }
        return DataInfo.numbers(name, first.x().shape(), List.of());
    }

    /// `0 … largest label`.
    static List<String> classNames(long[] labels) {
        int classes = Math.toIntExact(Arrays.stream(labels).max().orElse(-1) + 1);
        return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }
}
