package cairn.tensor.ops.reduce;

import cairn.tensor.engine.Launch;
import cairn.tensor.kernels.Team;

/// A launch that treats every line of a contiguous tensor by itself; threads share the lines.
public interface LinesLaunch extends Launch, Team.Task {
    /// The lines that are read.
    Lines lines();

    /// Treats line number `line`, whose first element is `at` elements from the first of the tensor. Lines of the same `part` are treated one
    /// after the other, so each part may have memory of its own.
    void line(int line, int at, int part);

    /// About how many times the work of passing over an element each element takes.
    default int effort() {
        return 1;
    }

    @Override
    default void run() {
        if (lines().count() == 0) return;
        long work = (long) lines().count() * (lines().n() + 1) * effort();
        Team.run(this, Math.min(lines().count(), Team.partsFor(work)));
    }

    @Override
    default void part(int index, int count) {
        int end = (int) ((long) lines().count() * (index + 1) / count);
        for (int line = (int) ((long) lines().count() * index / count); line < end; line++)
            line(line, lines().start(line, lines().n()), index);
    }
}
