package cairn.tensor.plan;

import cairn.tensor.engine.Buffer;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// What one launch does with one view.
///
/// @param at the position of the launch in its step
record Use(int at, Mode mode, View view) {
    /// The ways to use memory.
    enum Mode {
        READ,
        WRITE,
        UPDATE,
        SCRATCH;

        boolean needsContents() {
            return this == READ || this == UPDATE;
        }

        boolean leavesContents() {
            return this == WRITE || this == UPDATE;
        }
    }

    /// Every buffer that the launches use, with its uses in the order of the launches.
    static Map<Buffer, List<Use>> of(List<Launch> launches) {
        Collector collector = new Collector();
        for (Launch launch : launches) {
            launch.access(collector);
            collector.at++;
        }
        return collector.uses;
    }

    private static final class Collector implements Launch.Access {
        private final Map<Buffer, List<Use>> uses = new IdentityHashMap<>();
        private int at;

        private void add(Mode mode, View view) {
            uses.computeIfAbsent(view.buffer(), b -> new ArrayList<>()).add(new Use(at, mode, view));
        }

        @Override
        public void reads(View view) {
            add(Mode.READ, view);
        }

        @Override
        public void writes(View view) {
            add(Mode.WRITE, view);
        }

        @Override
        public void updates(View view) {
            add(Mode.UPDATE, view);
        }

        @Override
        public void scratch(View view) {
            add(Mode.SCRATCH, view);
        }
    }
}
