package cairn.train;

import java.nio.file.Path;

/// What a [Trainer] tells its listeners, in the order in which it happens.
public sealed interface TrainingEvent {
    /// The training begins, or goes on.
    ///
    /// @param epochs how many epochs there will be in all
    /// @param firstEpoch the epoch it begins with, from 1
    /// @param batchesPerEpoch batches in each
    /// @param samples training samples
    record Started(int epochs, int firstEpoch, int batchesPerEpoch, int samples) implements TrainingEvent {}

    /// A batch was learned from.
    ///
    /// @param epoch from 1
    /// @param batch its number within the epoch, from 1
    /// @param step optimizer steps taken so far
    /// @param loss the loss of this batch
    /// @param meanLoss the mean loss of the epoch so far
    /// @param lr the learning rate used
    /// @param samples the samples in this batch
    record BatchDone(int epoch, int batch, long step, double loss, double meanLoss, double lr, int samples)
            implements TrainingEvent {}

    /// The validation part was judged, just before its epoch is over.
    ///
    /// @param epoch from 1
    /// @param evaluation how well the network did
    record Evaluated(int epoch, Evaluation evaluation) implements TrainingEvent {}

    /// An epoch is over.
    ///
    /// @param result what it brought
    /// @param best whether its validation score is the best so far
    record EpochDone(EpochResult result, boolean best) implements TrainingEvent {}

    /// A checkpoint lies on disk.
    record CheckpointSaved(Path file, long step) implements TrainingEvent {}

    /// The training is over.
    record Finished(History history) implements TrainingEvent {}
}
