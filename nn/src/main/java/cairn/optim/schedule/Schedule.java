package cairn.optim.schedule;

import java.util.Map;

/// Sets the learning rates of an optimizer's groups as training goes on.
///
/// PyTorch: `torch.optim.lr_scheduler.LRScheduler`.
public interface Schedule {
    /// Advances by one and sets the rates.
    void step();

    /// Advances by one, told the score of the epoch that ended; most schedules ignore it.
    default void step(double score) {
        step();
    }

    /// The numbers that [#load] needs to go on from here; the rates themselves belong to the optimizer.
    Map<String, Double> state();

    /// Goes on from where [#state()] was taken.
    ///
    /// @throws IllegalArgumentException if a number is missing
    void load(Map<String, Double> state);
}
