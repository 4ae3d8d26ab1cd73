package cairn.train;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one epoch brought.
///
/// @param epoch its number, from 1
/// @param steps optimizer steps taken since the training began
/// @param trainLoss the mean loss of the training batches, as they were seen
/// @param validation the scores on the validation set, by name; null if it was not evaluated
/// @param lr the learning rate at the end of the epoch
/// @param seconds how long it took, evaluation included
/// @param samplesPerSecond training samples per second, evaluation excluded
public record EpochResult(
        int epoch,
        long steps,
        double trainLoss,
        @Nullable Map<String, Double> validation,
        double lr,
        double seconds,
        double samplesPerSecond) {

    /// The validation score called `name`, NaN if there is none.
    public double validation(String name) {
        return validation == null ? Double.NaN : validation.getOrDefault(name, Double.NaN);
    }
}
