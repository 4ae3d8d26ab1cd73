/// Metrics that accumulate batch by batch, can be merged, and agree with scikit-learn.
///
/// | what was predicted | what to feed | what it says |
/// |---|---|---|
/// | a class | [ConfusionMatrix] | accuracy, precision, recall, F1, specificity, Matthews, kappa; printed by [ClassificationReport] |
/// | a class, several guesses | [TopKAccuracy] | whether the label is among them |
/// | a probability | [LogLoss], [BrierScore], [CalibrationError] | how good the probabilities are |
/// | a score | [BinaryScores], [MultiClassScores] | ROC-AUC, average precision, [RocCurve], [PrecisionRecallCurve] |
/// | a number | [RegressionScores] | MSE, RMSE, MAE, R², explained variance |
/// | – | [RunningMean], [RunningVariance] | the mean of a loss, the spread of the folds |
///
/// ```java
/// var matrix = new ConfusionMatrix(10);
/// for (var batch : loader) matrix.update(model.forward(batch.x()), batch.y());
/// System.out.println(ClassificationReport.of(matrix));
/// ```
///
/// What holds for all of them:
/// - Predictions come first and labels second, as in a loss.
/// - `update` takes arrays or tensors, adds all of a batch or, if it refuses it, nothing. NaN scores and labels out of range are refused.
/// - `merge` adds what another has seen, so that workers or folds can count apart. A new epoch starts with a new metric.
/// - Sums are kept in `double` and nothing is binned, so a value does not depend on how the samples were cut into batches, but for
///   rounding in the last digits.
/// - A fraction `0/0` in precision, recall, F1 or specificity is 0, as in scikit-learn's default. A score the samples do not define, such
///   as the ROC-AUC of a single class, is NaN. A score of no samples at all is an `IllegalStateException`.
package cairn.metrics;
