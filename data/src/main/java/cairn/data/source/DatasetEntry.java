package cairn.data.source;

import cairn.data.Task;
import cairn.data.TrainTest;
import cairn.tensor.Shape;
import java.util.function.Function;

/// A dataset that can be asked for by name.
///
/// @param name what it is asked for by, such as `digits`
/// @param title what it is, in a few words
/// @param task whether its targets are classes or numbers
/// @param classes how many classes it has, 0 for regression
/// @param inputShape the shape of one sample
/// @param trainSize samples to learn from
/// @param testSize samples to be judged by
/// @param licence under which conditions it may be used
/// @param obtained where it comes from: part of the library, computed, or downloaded
/// @param reader reads it
public record DatasetEntry(
        String name,
        String title,
        Task task,
        int classes,
        Shape inputShape,
        int trainSize,
        int testSize,
        String licence,
        String obtained,
        Function<DataFolder, TrainTest> reader) {

    /// Reads it.
    ///
    /// @throws cairn.data.DataException if files are missing, damaged, or cannot be downloaded
    public TrainTest load(DataFolder where) {
        return reader.apply(where);
    }
}
