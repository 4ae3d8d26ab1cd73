package cairn.data.transform;

import cairn.data.Batch;
import cairn.data.Dataset;
import cairn.data.Task;
import cairn.data.Transform;
import cairn.data.TransformState;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Mean 0 and standard deviation 1: `y = (x − mean[c]) / std[c]`, per feature of a table or channel of an image.
///
/// Shape: `[N, C, …] → [N, C, …]`; one mean and one std serve any shape. PyTorch: `transforms.Normalize`. scikit-learn: `StandardScaler`.
///
/// @param mean one value per channel, or one for all
/// @param std as many, each above 0
public record Normalize(List<Float> mean, List<Float> std) implements Transform {
    /// MNIST's training images in `[0, 1]`.
    public static final Normalize MNIST = of(0.1306605f, 0.3081079f);

    /// Fashion-MNIST's training images in `[0, 1]`.
    public static final Normalize FASHION_MNIST = of(0.2860406f, 0.3530242f);

    /// CIFAR-10's training images in `[0, 1]`, red, green and blue.
    public static final Normalize CIFAR10 =
            new Normalize(List.of(0.4913997f, 0.4821584f, 0.4465309f), List.of(0.2470323f, 0.2434851f, 0.2615879f));

    /// Copies the lists and checks them.
    public Normalize {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.isEmpty() || mean.size() != std.size()) {
            throw new IllegalArgumentException(
                    "Normalize: as many means as stds are needed, got %d and %d.".formatted(mean.size(), std.size()));
        }
        for (float s : std) {
            if (!(s > 0)) throw new IllegalArgumentException("Normalize: std must be above 0, got " + s + ".");
        }
    }

    /// One mean and one standard deviation for everything.
    public static Normalize of(float mean, float std) {
        return new Normalize(List.of(mean), List.of(std));
    }

    /// The statistics of a dataset's inputs (divisor n): per feature of `[features]`, per channel of `[channels, height, width]`, one for
    /// all of other shapes. A feature that never changes gets std 1. Fit on the training part only.
    public static Normalize fit(Dataset dataset) {
        Statistics statistics = Statistics.of(dataset);
        return new Normalize(statistics.mean(), statistics.std());
    }

    /// The statistics of the numbers a dataset asks for (divisor n), per column of `[columns]`; a column that never changes gets std 1. Fit on
    /// the training part only.
    ///
    /// @throws IllegalArgumentException if its targets are classes
    public static Normalize fitTargets(Dataset dataset) {
        if (dataset.info().task() != Task.REGRESSION)
            throw new IllegalArgumentException("Normalize.fitTargets: the targets of %s are not numbers to predict."
                    .formatted(dataset.info().name()));
        Statistics statistics = Statistics.of(dataset, Batch::y);
        return new Normalize(statistics.mean(), statistics.std());
    }

    /// The transform that undoes this one, up to rounding.
    public Normalize inverse() {
        return new Normalize(
                IntStream.range(0, mean.size())
                        .mapToObj(c -> -mean.get(c) / std.get(c))
                        .toList(),
                std.stream().map(s -> 1 / s).toList());
    }

    @Override
    public Tensor apply(Tensor batch) {
        return Channels.affine("Normalize", batch, mean, std);
    }

    @Override
    public Shape outputShape(Shape sample) {
        return sample;
    }

    @Override
    public TransformState state() {
        return new TransformState(
                "Normalize", Map.of("mean", Transforms.doubles(mean), "std", Transforms.doubles(std)), List.of());
    }
}
