package cairn.tensor.engine;

/// The right to use memory that a step plan owns: given while the plan runs, withdrawn in between, when the memory holds nothing that
/// a program could rely on.
public final class Lease {
    private boolean open;

    /// Lets launches use the memory.
    public void open() {
        open = true;
    }

    /// Withdraws the memory.
    public void close() {
        open = false;
    }

    void check() {
        if (!open)
            throw new IllegalStateException(
                    "This tensor was computed inside a planned step, whose memory the next run uses again. Return it from the step, or switch the plan off.");
    }
}
