package cairn.train;

/// Why a training ended.
public enum StopReason {
    /// All epochs were run.
    COMPLETED("all epochs done"),
    /// The watched score did not improve for as many evaluations as the patience allows.
    EARLY_STOPPING("no improvement"),
    /// The training loss fell by less than the tolerance from one epoch to the next.
    CONVERGED("the loss no longer falls"),
    /// The most steps allowed were taken.
    MAX_STEPS("step limit reached"),
    /// The most time allowed was used.
    MAX_TIME("time limit reached"),
    /// [Trainer#stop()] was called, or the process was asked to end.
    INTERRUPTED("interrupted"),
    /// The run was only a trial of a few steps.
    TRIAL("trial run");

    private final String text;

    StopReason(String text) {
        this.text = text;
    }

    /// A few words for a person.
    public String text() {
        return text;
    }
}
