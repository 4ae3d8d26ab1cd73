package cairn.train;

import cairn.optim.schedule.Schedule;

/// A learning-rate schedule and how often it advances.
///
/// @param schedule the schedule
/// @param unit what it counts
public record Scheduling(Schedule schedule, Unit unit) {
    /// What a schedule counts.
    public enum Unit {
        /// It advances after every optimizer step.
        STEP,
        /// It advances after every epoch; one that watches a score is given the validation loss.
        EPOCH
    }

    /// A schedule that advances after every epoch.
    public static Scheduling perEpoch(Schedule schedule) {
        return new Scheduling(schedule, Unit.EPOCH);
    }

    /// A schedule that advances after every optimizer step.
    public static Scheduling perStep(Schedule schedule) {
        return new Scheduling(schedule, Unit.STEP);
    }
}
