package cairn.tensor.plan;

import cairn.tensor.engine.Buffer;
import org.jspecify.annotations.Nullable;

/// A buffer as one recorded step met it.
///
/// @param number counts the buffers of the same kind in the order in which they were met
/// @param initial what the program had put in; null unless the kind is [Kind#WRITTEN]
record Memory(
        Buffer buffer, Kind kind, int number, @Nullable Object initial) {
    /// Where a buffer comes from.
    enum Kind {
        /// What the step was given.
        INPUT,
        /// Made by the step, zeroed.
        FRESH,
        /// Made by the step, with values from the program.
        WRITTEN,
        /// There before the step: parameters, running statistics, optimizer state.
        OUTER
    }

    /// Whether the step made this memory.
    boolean isOwn() {
        return kind == Kind.FRESH || kind == Kind.WRITTEN;
    }

    /// Whether the program put the same array into both, which then is the program's to change.
    @SuppressWarnings("ReferenceEquality") // the same array, not an equal one
    boolean sharesArrayWith(Memory other) {
        return buffer.array() == other.buffer.array() && buffer.base() == other.buffer.base();
    }

    /// Whether the program put the same values into both.
    boolean startedLike(Memory other) {
        return initial != null && other.initial != null && Contents.equal(initial, other.initial);
    }
}
