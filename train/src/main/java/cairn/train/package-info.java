/// Training: the loop, what it tells its listeners, when it stops, and how it goes on after an interruption.
///
/// [cairn.train.Trainer] is the loop; copy it when you need another. What happens is told as [cairn.train.TrainingEvent]s; progress bars,
/// logs and checkpoints are listeners. An [cairn.train.Objective] says what is optimised and what the network's outputs mean.
///
/// ```java
/// var objective = Objective.classification(new CrossEntropyLoss());
/// var trainer = new Trainer(model, objective, new Adam(model.parameters(), 1e-3), TrainOptions.defaults().batchSize(64));
/// History history = trainer.fit(train, validation, 20);
/// Evaluation test = trainer.evaluate(testSet);
/// ```
@NullMarked
package cairn.train;

import org.jspecify.annotations.NullMarked;
