package cairn.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// One piece of work that several sides do: the same mathematics from the same numbers.
public interface Workload {
    /// A short name without blanks, such as `W2-64`.
    String name();

    /// What it is, in one line.
    String about();

    /// Who does it; Cairn first.
    List<Side> sides();

    /// Weights and batches, the same for the same workload.
    Handover given();

    /// The work as `side` does it.
    Step on(Side side, Handover given);

    /// How many steps of `side` are compared with Cairn's before any is timed.
    default int comparedSteps(Side side) {
        return 20;
    }

    /// How far, relative to the number itself, a side may be from Cairn in a compared step.
    default double tolerance() {
        return 1e-3;
    }

    /// How many times faster than `side` Cairn has to be; sides that no bar is set for are left out.
    default Map<Side, Double> bars() {
        return Map.of();
    }

    /// Whether planned steps allocate nothing.
    default boolean isAllocationFree() {
        return true;
    }

    /// How many threads each side has, where that is not left to the command line.
    default OptionalInt threads() {
        return OptionalInt.empty();
    }

    /// The multiplications with additions of a step where it is told as a rate; 0 where it is told as a time.
    default long multiplyAdds() {
        return 0;
    }
}
