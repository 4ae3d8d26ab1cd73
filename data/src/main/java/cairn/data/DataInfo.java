package cairn.data;

import cairn.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// What is known about a dataset besides its numbers.
///
/// @param name what the dataset is called, such as `mnist/train`
/// @param task whether the targets are classes, numbers or tokens
/// @param inputShape the shape of one sample, such as `[1, 28, 28]` or `[13]`
/// @param classNames one name per class or token, in the order of the labels; empty for regression
/// @param featureNames one name per input number where the inputs have names (tables), else empty
/// @param notes what a user should know before trusting a result, such as files that were not found; usually empty
public record DataInfo(
        String name,
        Task task,
        Shape inputShape,
        List<String> classNames,
        List<String> featureNames,
        List<String> notes) {

    /// Copies the lists.
    public DataInfo {
        classNames = List.copyOf(classNames);
        featureNames = List.copyOf(featureNames);
        notes = List.copyOf(notes);
    }

    /// A dataset of images or other unnamed inputs that belong to classes.
    public static DataInfo classes(String name, Shape inputShape, List<String> classNames) {
        return new DataInfo(name, Task.CLASSIFICATION, inputShape, classNames, List.of(), List.of());
    }

    /// A dataset whose targets are numbers.
    public static DataInfo numbers(String name, Shape inputShape, List<String> featureNames) {
        return new DataInfo(name, Task.REGRESSION, inputShape, List.of(), featureNames, List.of());
    }

    /// A dataset of token sequences.
    public static DataInfo tokens(String name, Shape inputShape, List<String> vocabulary) {
        return new DataInfo(name, Task.TOKENS, inputShape, vocabulary, List.of(), List.of());
    }

    /// The number of classes or tokens, 0 for regression.
    public int classes() {
        return classNames.size();
    }

    /// This, with another name.
    public DataInfo named(String other) {
        return new DataInfo(other, task, inputShape, classNames, featureNames, notes);
    }

    /// This, with another shape of one sample.
    public DataInfo shaped(Shape shape) {
        return new DataInfo(name, task, shape, classNames, featureNames, notes);
    }

    /// This, with one more note.
    public DataInfo noted(String note) {
        var all = new ArrayList<>(notes);
        all.add(note);
        return new DataInfo(name, task, inputShape, classNames, featureNames, all);
    }
}
