/// Event files for TensorBoard: what a training tells, in the format that TensorBoard and its relatives read.
///
/// ```java
/// try (EventFile file = EventFile.in(Path.of("logs/digits-1"))) {
///     trainer.listen(new TensorBoardLog(file, model));
///     trainer.fit(train, validation, 20);
/// }
/// ```
///
/// `tensorboard --logdir logs` then shows every run in its folder. [EventFile] writes single values, histograms, images, texts, tables of
/// hyper-parameters, precision-recall curves and graphs for programs with a loop of their own.
@NullMarked
package cairn.viz.tensorboard;

import org.jspecify.annotations.NullMarked;
