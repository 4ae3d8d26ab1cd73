/// Pictures of data, networks and trainings, and the report of a run.
///
/// | to see | draw |
/// |---|---|
/// | how trainings went | [LearningCurves], [FoldBoxes], [LrPlot] |
/// | how good a classifier is | [ConfusionPlot], [ClassBars], [RocPlot], [PrecisionRecallPlot], [CalibrationPlot] |
/// | what it was asked and what it said | [ImageGrid], [Predictions], [DecisionBoundary] |
/// | what it has learned | [ImageGrid#filters], [HistogramPlot] |
/// | all of it in one file | [Report] |
///
/// Every plot is a [Picture], saved as PNG or SVG:
///
/// ```java
/// RocPlot.of(Map.of("digits", scores.rocCurve())).save(Path.of("roc.svg"));
/// ```
///
/// Pictures are drawn without a screen; they need one installed font. A [Report] needs none. Colours are those of Okabe and Ito, which
/// people who see colours differently can tell apart.
@NullMarked
package cairn.viz;

import org.jspecify.annotations.NullMarked;
