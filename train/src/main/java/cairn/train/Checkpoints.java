package cairn.train;

import java.nio.file.Path;

/// Where and how often a training is saved.
///
/// @param folder the folder, made when needed
/// @param everySteps optimizer steps between two checkpoints within an epoch; 0 for none
/// @param everyEpochs epochs between two checkpoints, at least 1
/// @param keep how many of the newest stay, at least 1
public record Checkpoints(Path folder, int everySteps, int everyEpochs, int keep) {
    /// Checks the ranges.
    public Checkpoints {
        if (everySteps < 0)
            throw new IllegalArgumentException("everySteps must not be negative, got " + everySteps + ".");
        if (everyEpochs < 1)
            throw new IllegalArgumentException("everyEpochs must be at least 1, got " + everyEpochs + ".");
        if (keep < 1) throw new IllegalArgumentException("keep must be at least 1, got " + keep + ".");
    }

    /// After every epoch, the newest two kept.
    public static Checkpoints in(Path folder) {
        return new Checkpoints(folder, 0, 1, 2);
    }

    /// Also every `steps` steps.
    public Checkpoints everySteps(int steps) {
        return new Checkpoints(folder, steps, everyEpochs, keep);
    }

    /// Every `epochs` epochs.
    public Checkpoints everyEpochs(int epochs) {
        return new Checkpoints(folder, everySteps, epochs, keep);
    }

    /// Keeps the newest `count`.
    public Checkpoints keep(int count) {
        return new Checkpoints(folder, everySteps, everyEpochs, count);
    }
}
