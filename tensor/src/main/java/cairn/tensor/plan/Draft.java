package cairn.tensor.plan;

import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Buffer;
import cairn.tensor.engine.Copy;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Formula;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A plan in the making: the launches of a recorded step, and what must hold of its memory.
final class Draft {
    private final Tape tape;
    private final Tape earlier;
    private final List<View> results = new ArrayList<>();
    private final Set<Buffer> grads = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Buffer> dropped = new ArrayList<>();
    private final Map<String, Integer> fused = new TreeMap<>();
    private List<Launch> launches;

    /// @param tape the recording to plan
    /// @param earlier another recording of the same step
    Draft(Tape tape, Tape earlier) {
        this.tape = tape;
        this.earlier = earlier;
        launches = new ArrayList<>(tape.launches());
        for (Tensor result : tape.results())
            results.add(tape.isOuter(result) ? ArrayTensor.view(result) : packed(result));
        for (Tensor grad : tape.gradsAfter().values())
            if (grad != null) grads.add(ArrayTensor.view(grad).buffer());
    }

    /// The memory of a result, as a contiguous view that the launches fill.
    private View packed(Tensor result) {
        View v = ArrayTensor.view(result);
        if (v.isContiguous()) return v;
        View y = View.allocate(v.dtype(), v.shape());
        tape.allocated(y.buffer(), true);
        launches.add(new Copy(v, y));
        return y;
    }

    Tape tape() {
        return tape;
    }

    Memory memory(Buffer buffer) {
        return tape.memory(buffer);
    }

    /// Where the results are at the end, in the order in which the step returns them.
    List<View> results() {
        return results;
    }

    List<Launch> launches() {
        return launches;
    }

    void launches(List<Launch> changed) {
        launches = changed;
    }

    /// Notes that no launch uses a buffer any more.
    void drop(Buffer buffer) {
        dropped.add(buffer);
    }

    /// The buffers that no launch uses any more.
    List<Buffer> dropped() {
        return dropped;
    }

    /// Notes that one launch does what `formula` says.
    void fused(Formula formula) {
        fused.merge(formula.toString(), 1, Integer::sum);
    }

    /// The formulas of fused launches, and how often each is there.
    Map<String, Integer> fused() {
        return fused;
    }

    /// Whether the program has this memory in its hands: its tensors, its arrays, and what it gives to the step.
    boolean isProgramsOwn(Buffer buffer) {
        Memory memory = memory(buffer);
        return switch (memory.kind()) {
            case FRESH -> false;
            case WRITTEN -> memory.sharesArrayWith(earlier.written(memory.number()));
            case INPUT, OUTER -> true;
        };
    }

    /// Whether a buffer may be moved to any place: the step makes it, fills it and does not leave it to the program.
    boolean isMovable(Buffer buffer, List<Use> uses) {
        if (buffer.length() == 0 || isProgramsOwn(buffer) || isLeft(buffer)) return false;
        return uses.stream().anyMatch(u -> u.mode() != Use.Mode.READ);
    }

    /// Whether the step leaves this memory to the program, as the gradient of a leaf.
    boolean isLeft(Buffer buffer) {
        return grads.contains(buffer);
    }

    /// Whether a gradient that the step leaves shares memory with nothing that outlives the step.
    boolean isLeftAlone(Tensor grad) {
        View view = ArrayTensor.view(grad);
        if (!memory(view.buffer()).isOwn() || isProgramsOwn(view.buffer()) || !view.coversBuffer()) return false;
        long grads = tape.gradsAfter().values().stream()
                .filter(g -> g != null && ArrayTensor.view(g).buffer() == view.buffer())
                .count();
        return grads == 1 && results.stream().noneMatch(r -> r.buffer() == view.buffer());
    }

    /// Every buffer with its uses in the order of the launches. The plan's user reads results and gradients after the last launch.
    Map<Buffer, List<Use>> uses() {
        Map<Buffer, List<Use>> uses = Use.of(launches);
        for (View result : results) addLast(uses, result);
        for (Tensor grad : tape.gradsAfter().values()) if (grad != null) addLast(uses, ArrayTensor.view(grad));
        return uses;
    }

    private void addLast(Map<Buffer, List<Use>> uses, View view) {
        uses.computeIfAbsent(view.buffer(), b -> new ArrayList<>()).add(new Use(launches.size(), Use.Mode.READ, view));
    }

    /// The program's memory that the launches change.
    List<Buffer> changed() {
        List<Buffer> changed = new ArrayList<>();
        Use.of(launches).forEach((buffer, uses) -> {
            boolean leaves = uses.stream().anyMatch(u -> u.mode().leavesContents());
            if (leaves && memory(buffer).kind() == Memory.Kind.OUTER) changed.add(buffer);
        });
        return changed;
    }

    /// Whether the launches write into what the step was given.
    boolean changesInputs() {
        Set<Buffer> windows = new HashSet<>();
        tape.inputs().windows().forEach(w -> windows.add(w.view().buffer()));
        return Use.of(launches).entrySet().stream()
                .anyMatch(e -> windows.contains(e.getKey())
                        && e.getValue().stream().anyMatch(u -> u.mode().leavesContents()));
    }
}
