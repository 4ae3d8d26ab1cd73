package cairn.data;

import cairn.tensor.DType;
import cairn.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/// A numbered list of samples.
///
/// An own dataset implements [#size] and [#get]; one whose samples lie in arrays also implements [#batch], which is what a
/// [DataLoader] calls. Datasets are immutable: the same number gives the same sample every time, from any thread.
///
/// PyTorch: `torch.utils.data.Dataset`.
public interface Dataset {
    /// The number of samples.
    int size();

    /// Sample number `index`, from 0.
    ///
    /// @throws IndexOutOfBoundsException if there is no such sample
    Sample get(int index);

    /// The given samples, in the given order, stacked.
    default Batch batch(int... indices) {
        return Stack.of(this, indices);
    }

    /// What is known about this dataset. Unless overridden it is read off the samples, all of them where the targets are classes: class
    /// names are the numbers up to the largest label.
    default DataInfo info() {
        return Infer.info(this);
    }

    /// The class of every sample.
    ///
    /// @throws IllegalStateException if the targets are not class numbers
    default long[] labels() {
        long[] labels = new long[size()];
        for (int i = 0; i < labels.length; i++) {
            Tensor y = get(i).y();
            if (y.dtype() != DType.I64 || y.rank() != 0) {
                throw new IllegalStateException("labels: the targets of this dataset are not class numbers.");
            }
            labels[i] = y.itemLong();
        }
        return labels;
    }

    /// A short mark of the content, the same for equal content on every machine: it tells whether two runs saw the same data. It does
    /// not protect against forgery. Transforms do not change it.
    default String checksum() {
        var sum = new Checksum();
        for (int i = 0; i < size(); i++) {
            Sample sample = get(i);
            sum.add(sample.x()).add(sample.y());
        }
        return sum.toString();
    }

    /// All samples as one batch.
    default Batch all() {
        return batch(IntStream.range(0, size()).toArray());
    }

    /// The given samples, in the given order. PyTorch: `Subset`.
    ///
    /// @throws IndexOutOfBoundsException if a number is outside `[0, size)`
    default Dataset subset(int... indices) {
        return new Subset(this, indices);
    }

    /// The first `count` samples, or all if there are fewer.
    default Dataset take(int count) {
        return subset(IntStream.range(0, Math.min(count, size())).toArray());
    }

    /// This dataset with every input transformed.
    default Dataset map(Transform transform) {
        return new MappedInputs(this, transform);
    }

    /// This dataset with every target transformed. [#labels] stays as it is.
    default Dataset mapTargets(Transform transform) {
        return new MappedTargets(this, transform);
    }

    /// This dataset with every batch transformed, targets included. [#labels] stays as it is.
    default Dataset mapBatches(BatchTransform transform) {
        return new MappedBatches(this, transform);
    }

    /// This dataset with its inputs as targets, as an autoencoder learns them. Transforms of the inputs change the targets too.
    default Dataset reconstructing() {
        return new Reconstruction(this);
    }

    /// This dataset of sequences with every batch filled up to its longest sequence: `x` with one value, `y` with the other where it is a
    /// sequence too. The first dimension of a sample is its length. PyTorch: `pad_sequence` with `batch_first`.
    default Dataset padded(double x, double y) {
        return new Padded(this, x, y);
    }

    /// The samples of these datasets one after the other. PyTorch: `ConcatDataset`.
    ///
    /// @throws IllegalArgumentException if the shapes, the task or the classes differ
    static Dataset concat(Dataset... parts) {
        return new Concat(Arrays.asList(parts));
    }
}
