package cairn.tensor.plan;

import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Assumption;
import cairn.tensor.engine.Buffer;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Lease;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A step that runs as a flat list of launches, without the program that made them. Allocates nothing.
public final class Replay {
    private static final int FIRST_AUDIT = 16;
    private static final int LAST_AUDIT = 1024;

    private final Tape tape;
    private final Layout layout;
    private final Map<String, Integer> fused;
    private final Inputs inputs;
    private final @Nullable Verifier verifier;
    private final Assumption[] assumptions;
    private final Launch[] launches;
    private final Buffer[] changed; // memory of the program
    private final ArrayTensor[] leaves;
    private final @Nullable Tensor[] grads; // what the step leaves in the leaves
    private final boolean[] own; // whether nothing else uses the memory of that
    private final Result[] results;
    private final Lease lease = new Lease();
    private int turns;

    /// @param verified the step that each run is compared with; null not to compare
    Replay(Draft draft, Layout layout, @Nullable Function<List<Tensor>, List<Tensor>> verified) {
        tape = draft.tape();
        this.layout = layout;
        inputs = tape.inputs();
        assumptions = tape.assumptions().toArray(Assumption[]::new);
        launches = draft.launches().toArray(Launch[]::new);
        changed = draft.changed().toArray(Buffer[]::new);
        leaves = tape.gradsAfter().keySet().toArray(ArrayTensor[]::new);
        grads = Arrays.stream(leaves).map(tape.gradsAfter()::get).toArray(Tensor[]::new);
        own = new boolean[grads.length];
        for (int i = 0; i < own.length; i++) own[i] = grads[i] != null && draft.isLeftAlone(grads[i]);
        List<Result> all = new ArrayList<>();
        for (int i = 0; i < tape.results().size(); i++) {
            Tensor returned = tape.results().get(i);
            all.add(new Result(draft.results().get(i), tape.isOuter(returned) ? returned : null));
        }
        results = all.toArray(Result[]::new);
        verifier = verified == null ? null : new Verifier(verified, draft, this);
        fused = Map.copyOf(draft.fused());
        for (Buffer buffer : draft.dropped()) {
            buffer.lease(lease);
            buffer.rebase(Buffer.newArray(buffer.dtype(), 0), 0);
        }
        draft.uses().forEach((buffer, uses) -> {
            boolean changes = uses.stream().anyMatch(u -> u.mode() != Use.Mode.READ);
            if (changes && !draft.isProgramsOwn(buffer) && !draft.isLeft(buffer)) buffer.lease(lease);
        });
    }

    /// Whether a run with `given` would do what was recorded.
    boolean fits(Tensor[] given) {
        if (!inputs.fit(given)) return false;
        for (Assumption assumption : assumptions) if (!assumption.holds()) return false;
        return true;
    }

    /// Whether it is time to look whether the step is still what was recorded: at run 16, 64, 256 and 1024.
    boolean isToBeAudited() {
        return ++turns <= LAST_AUDIT
                && turns >= FIRST_AUDIT
                && Integer.bitCount(turns) == 1
                && Integer.numberOfTrailingZeros(turns) % 2 == 0;
    }

    /// Runs the step with `given`, which fit.
    void run(Tensor[] given) {
        if (verifier == null) launch(given);
        else verifier.run(given);
    }

    void launch(Tensor[] given) {
        inputs.lookAt(given);
        lease.open();
        try {
            for (Launch launch : launches) launch.run();
        } finally {
            lease.close();
        }
        for (Buffer buffer : changed) buffer.touch();
        for (int i = 0; i < leaves.length; i++) leave(i);
    }

    private void leave(int leaf) {
        Tensor grad = grads[leaf];
        if (grad != null && own[leaf]) leaves[leaf].setOwnGrad(grad);
        else leaves[leaf].setGrad(grad);
    }

    /// Leaves the gradients of an eager run of the same step where this replay leaves them, so that what follows finds them there.
    void adopt(Tape eager) {
        for (int i = 0; i < leaves.length; i++) {
            Tensor from = eager.gradsAfter().get(leaves[i]);
            Tensor to = grads[i];
            if (from == null || to == null || !own[i]) continue;
            Contents.restore(
                    Contents.of(ArrayTensor.view(from).buffer()),
                    ArrayTensor.view(to).buffer());
            leave(i);
        }
    }

    /// How another run of the step differs from what is repeated here, to complete the sentence "the step …"; null if it does not.
    @Nullable
    String difference(Tape eager) {
        Obstacle obstacle = eager.obstacle();
        if (obstacle != null) return obstacle.what();
        lease.open();
        try {
            return Comparison.difference(tape, eager);
        } finally {
            lease.close();
        }
    }

    Layout layout() {
        return layout;
    }

    Lease lease() {
        return lease;
    }

    /// What the last run returned, in memory of its own.
    public List<Tensor> results() {
        lease.open();
        try {
            List<Tensor> copies = new ArrayList<>();
            for (Result result : results) copies.add(result.get());
            return copies;
        } finally {
            lease.close();
        }
    }

    /// The first thing the last run returned, in memory of its own.
    public Tensor result() {
        lease.open();
        try {
            return results[0].get();
        } finally {
            lease.close();
        }
    }

    /// The only number the last run returned.
    public float item() {
        lease.open();
        try {
            return results[0].item();
        } finally {
            lease.close();
        }
    }

    @Override
    public String toString() {
        String text = "%s: planned, %d launches in %s of memory (%s without reuse)"
                .formatted(inputs, launches.length, amount(layout.bytes()), amount(layout.bytesAsked()));
        if (fused.isEmpty()) return text;
        return text + ", fused: "
                + new TreeMap<>(fused)
                        .entrySet().stream()
                                .map(e -> e.getValue() + "× " + e.getKey())
                                .collect(Collectors.joining(", "));
    }

    private static String amount(long bytes) {
        return bytes < 10_000_000 ? "%.1f KB".formatted(bytes / 1e3) : "%.1f MB".formatted(bytes / 1e6);
    }
}
