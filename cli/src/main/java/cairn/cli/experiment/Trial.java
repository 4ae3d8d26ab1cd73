package cairn.cli.experiment;

import cairn.nn.Layer;
import cairn.train.Evaluation;
import cairn.train.History;

/// One training.
///
/// @param model the network as it was in the end
/// @param history how it went, epoch by epoch
/// @param train how good it is on what it learned from
/// @param test how good it is on what it never saw
/// @param processorSeconds the time that all processors together spent on learning, compiler and collector included
public record Trial(Layer model, History history, Evaluation train, Evaluation test, double processorSeconds) {
    double testError() {
        return 1 - test.accuracy();
    }

    double seconds() {
        return history.seconds();
    }
}
