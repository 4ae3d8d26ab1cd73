package cairn.train;

import java.util.List;

/// What a training brought, epoch by epoch.
///
/// @param epochs one entry per finished epoch
/// @param bestEpoch the epoch whose weights the model now has, from 1; the last one unless the best was restored
/// @param reason why it ended
/// @param seconds how long it took, over all interruptions
public record History(List<EpochResult> epochs, int bestEpoch, StopReason reason, double seconds) {
    /// Copies the list.
    public History {
        epochs = List.copyOf(epochs);
    }

    /// The training loss of every epoch.
    public double[] trainLosses() {
        return epochs.stream().mapToDouble(EpochResult::trainLoss).toArray();
    }
}
