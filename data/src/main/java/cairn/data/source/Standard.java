package cairn.data.source;

import cairn.data.Dataset;
import cairn.data.Split;
import cairn.data.Task;
import cairn.data.TrainTest;
import java.util.List;

/// The split of datasets that come without one: four fifths to learn from, one fifth to be judged by, classes equally frequent in both,
/// always the same.
final class Standard {
    private static final long SEED = 1;
    private static final double TRAIN = 0.8;
    private static final double TEST = 0.2;

    private Standard() {}

    static TrainTest split(Dataset dataset) {
        List<Dataset> parts = dataset.info().task() == Task.CLASSIFICATION
                ? Split.stratified(dataset, SEED, TRAIN, TEST)
                : Split.random(dataset, SEED, TRAIN, TEST);
        return new TrainTest(parts.getFirst(), parts.getLast());
    }
}
