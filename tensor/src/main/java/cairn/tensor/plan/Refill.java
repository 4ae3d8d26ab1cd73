package cairn.tensor.plan;

import cairn.tensor.Shape;
import cairn.tensor.engine.Buffer;
import cairn.tensor.engine.Fill;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives the step's own memory its first contents back in every run, where they matter: zeros, or what the program had put in.
final class Refill {
    private Refill() {}

    static void apply(Draft draft) {
        List<Launch> launches = draft.launches();
        List<List<Launch>> before = new ArrayList<>();
        for (int i = 0; i <= launches.size(); i++) before.add(new ArrayList<>());
        draft.uses().forEach((buffer, uses) -> {
            Launch refill = refill(draft, buffer, uses);
            if (refill != null) before.get(uses.getFirst().at()).add(refill);
        });
        List<Launch> all = new ArrayList<>();
        for (int i = 0; i <= launches.size(); i++) {
            all.addAll(before.get(i));
            if (i < launches.size()) all.add(launches.get(i));
        }
        draft.launches(all);
    }

    private static @Nullable Launch refill(Draft draft, Buffer buffer, List<Use> uses) {
        if (draft.isProgramsOwn(buffer)) return null;
        View all = View.of(buffer, Shape.of(buffer.length()));
        Object initial = draft.memory(buffer).initial();
        if (initial == null) return FirstContents.matter(buffer, uses) ? new Fill(0, all) : null;
        return uses.stream().allMatch(u -> u.mode() == Use.Mode.READ) ? null : new Restore(initial, all);
    }

    /// Copies `values` into all of a buffer.
    private record Restore(Object values, View y) implements Launch {
        @Override
        public void run() {
            Contents.restore(values, y.buffer());
        }

        @Override
        public void access(Access access) {
            access.writes(y);
        }
    }
}
