package cairn.metrics;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// How far predicted numbers lie from the true ones, in one pass.
///
/// ```java
/// var scores = new RegressionScores();
/// scores.update(predicted, targets);   // tensors [N], double[] or float[]
/// scores.rmse();
/// scores.r2();
/// ```
///
/// With several outputs per sample each score is the mean of the outputs' scores, as scikit-learn's default. Below,
/// `eᵢ = yᵢ − ŷᵢ`. Sums are compensated and variances follow Welford, so targets far from zero cost no digits.
public final class RegressionScores implements Metric {
    private final Output[] outputs;

    /// Empty scores of a single output.
    public RegressionScores() {
        this(1);
    }

    /// Empty scores of several outputs per sample.
    ///
    /// @param outputs how many, ≥ 1
    public RegressionScores(int outputs) {
        if (outputs < 1)
            throw new IllegalArgumentException("RegressionScores: needs at least one output, got " + outputs + ".");
        this.outputs = new Output[outputs];
        for (int d = 0; d < outputs; d++) this.outputs[d] = new Output();
    }

    /// Adds a batch of a single output, or one laid out sample after sample: `[N · outputs]`. All or, on an error, none of it.
    ///
    /// @throws IllegalArgumentException if the lengths differ or are no multiple of the outputs, or a number is NaN or infinite
    public void update(double[] predicted, double[] targets) {
        checkLengths(predicted.length, targets.length);
        checkFinite("predictions", predicted);
        checkFinite("targets", targets);
        for (int k = 0; k < targets.length; k++) outputs[k % outputs.length].add(predicted[k], targets[k]);
    }

    /// The same from `float` numbers.
    ///
    /// @throws IllegalArgumentException as for `double` numbers
    public void update(float[] predicted, float[] targets) {
        update(ScoreBatch.widened(predicted), ScoreBatch.widened(targets));
    }

    /// Adds all that `other` has seen, which stays as it is.
    ///
    /// @throws IllegalArgumentException if it has another number of outputs
    public void merge(RegressionScores other) {
        if (outputs() != other.outputs())
            throw new IllegalArgumentException(
                    "merge: the outputs differ, " + outputs() + " and " + other.outputs() + ".");
        for (int d = 0; d < outputs.length; d++) outputs[d].merge(other.outputs[d]);
    }

    /// The number of outputs per sample.
    public int outputs() {
        return outputs.length;
    }

    /// The number of samples added.
    public long samples() {
        return outputs[0].errors.count();
    }

    /// Adds a batch `[N, outputs]`; for a single output also `[N]`, or any shape both share, every element a sample.
    ///
    /// @throws IllegalArgumentException if the shapes do not fit, or a number is NaN or infinite
    @Override
    public void update(Tensor predicted, Tensor targets) {
        checkShapes(predicted.shape(), targets.shape());
        update(predicted.toFloatArray(), targets.toFloatArray());
    }

    /// Adds one sample of a single output.
    ///
    /// @throws IllegalArgumentException if there are several outputs, or a number is NaN or infinite
    public void add(double predicted, double target) {
        update(new double[] {predicted}, new double[] {target});
    }

    /// The mean squared error: `1/N Σ eᵢ²`. scikit-learn: `mean_squared_error`.
    public double mse() {
        return mean("mse", Output::mse);
    }

    /// The root of the mean squared error, in the unit of the target; of several outputs, the mean of their roots. scikit-learn:
    /// `root_mean_squared_error`.
    public double rmse() {
        return mean("rmse", output -> Math.sqrt(output.mse()));
    }

    /// The mean absolute error, in the unit of the target: `1/N Σ |eᵢ|`. scikit-learn: `mean_absolute_error`.
    public double mae() {
        return mean("mae", output -> output.absolute.mean());
    }

    /// The coefficient of determination: `1 − Σ eᵢ² / Σ (yᵢ − ȳ)²`. 1 is perfect, 0 no better than always predicting the mean, and it
    /// may be negative. Where the targets are constant it is 1 for perfect predictions and 0 for others; NaN for a single sample.
    /// scikit-learn: `r2_score`.
    public double r2() {
        return mean("r2", output -> samples() < 2 ? Double.NaN : explained(output.mse(), output.targets.variance()));
    }

    /// The share of the targets' variance that is explained: `1 − Var(e) / Var(y)`. Unlike R² it forgives a constant offset. Where the
    /// targets are constant it is 1 if the errors are constant too and 0 if not. scikit-learn: `explained_variance_score`.
    public double explainedVariance() {
        return mean("explainedVariance", output -> explained(output.errors.variance(), output.targets.variance()));
    }

    private double mean(String score, ToDoubleFunction<Output> ofOutput) {
        if (samples() == 0) throw NoSamples.of(score);
        return Arrays.stream(outputs).mapToDouble(ofOutput).sum() / outputs.length;
    }

    private static double explained(double unexplained, double total) {
        if (total == 0) return unexplained == 0 ? 1 : 0;
        return 1 - unexplained / total;
    }

    private void checkLengths(int predicted, int targets) {
        if (predicted != targets)
            throw new IllegalArgumentException(
                    "targets: every prediction needs one target, got %d predictions and %d targets."
                            .formatted(predicted, targets));
        if (targets % outputs.length != 0)
            throw new IllegalArgumentException("targets: %d numbers are no multiple of the %d outputs of a sample."
                    .formatted(targets, outputs.length));
    }

    private void checkShapes(Shape predicted, Shape targets) {
        if (outputs() == 1 && (isColumn(predicted) && isColumn(targets) || predicted.equals(targets))) return;
        if (predicted.rank() != 2 || predicted.size(1) != outputs())
            throw ShapeException.of(
                    "RegressionScores", "predictions must be [N, outputs=" + outputs() + "]", predicted);
        if (!predicted.equals(targets))
            throw ShapeException.mustEqual("RegressionScores", "predictions", predicted, "targets", targets);
    }

    private static boolean isColumn(Shape shape) {
        return shape.rank() == 1 || (shape.rank() == 2 && shape.size(1) == 1);
    }

    private void checkFinite(String name, double[] values) {
        for (int k = 0; k < values.length; k++)
            if (!Double.isFinite(values[k]))
                throw new IllegalArgumentException("%s: sample %d has %s; regression scores need finite numbers."
                        .formatted(name, k / outputs.length, values[k]));
    }

    /// The sums of one output.
    private static final class Output {
        final RunningVariance errors = new RunningVariance();
        final RunningVariance targets = new RunningVariance();
        final RunningMean squares = new RunningMean();
        final RunningMean absolute = new RunningMean();

        void add(double predicted, double target) {
            double error = target - predicted;
            errors.add(error);
            targets.add(target);
            squares.add(error * error);
            absolute.add(Math.abs(error));
        }

        void merge(Output other) {
            errors.merge(other.errors);
            targets.merge(other.targets);
            squares.merge(other.squares);
            absolute.merge(other.absolute);
        }

        double mse() {
            return squares.mean();
        }
    }
}
