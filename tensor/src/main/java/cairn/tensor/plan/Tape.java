package cairn.tensor.plan;

import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Assumption;
import cairn.tensor.engine.Buffer;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Recorder;
import cairn.tensor.engine.View;
import cairn.tensor.plan.Memory.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What one run of a step did: its launches in order, the memory they used, what the step relied on, and the gradients it left in leaves.
final class Tape implements Recorder {
    private final List<Launch> launches = new ArrayList<>();
    private final Map<Buffer, Memory> memories = new IdentityHashMap<>();
    private final List<Memory> written = new ArrayList<>();
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final Inputs inputs;
    private final Set<ArrayTensor> made = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Assumption> assumptions = new LinkedHashSet<>();
    private final Map<ArrayTensor, @Nullable Tensor> gradsBefore = new IdentityHashMap<>();
    private final Map<ArrayTensor, @Nullable Tensor> gradsAfter = new IdentityHashMap<>();
    private final Rng generator = Rng.current();
    private List<Tensor> results = List.of();
    private @Nullable Obstacle obstacle;
    private boolean leavesGraph; // that could still be walked back

    private Tape(Inputs inputs) {
        this.inputs = inputs;
        for (ArrayTensor window : inputs.windows()) meet(window.view().buffer(), Kind.INPUT, null);
    }

    /// Runs `step` on windows over `given` and records it.
    static Tape record(Function<List<Tensor>, List<Tensor>> step, Tensor[] given) {
        Inputs inputs = new Inputs(given);
        inputs.lookAt(given);
        Tape tape = new Tape(inputs);
        Engine.record(tape, () -> tape.end(step.apply(List.copyOf(inputs.windows()))));
        return tape;
    }

    private Memory meet(Buffer buffer, Kind kind, @Nullable Object initial) {
        Memory memory = new Memory(buffer, kind, counts.merge(kind, 1, Integer::sum) - 1, initial);
        memories.put(buffer, memory);
        if (kind == Kind.WRITTEN) written.add(memory);
        return memory;
    }

    private void end(List<Tensor> returned) {
        results = List.copyOf(returned);
        for (Tensor t : returned)
            if (ArrayTensor.of(t).isPending())
                unrepeatable("returns a tensor with a gradient graph: call backward() inside, or return y.detach()");
        gradsAfter.replaceAll((leaf, grad) -> leaf.grad());
        for (ArrayTensor tensor : made) {
            leavesGraph |= tensor.isPending();
            if (memory(tensor.view().buffer()).kind() == Kind.FRESH) tensor.hold();
        }
        made.clear();
    }

    /// Lets go of the memory that the step made, but for what the program still holds. To compare this recording with another one the
    /// memory is not needed.
    void loosen() {
        if (leavesGraph) return; // whose saved values may be more than tensors
        for (Memory memory : memories.values())
            if (memory.kind() == Kind.FRESH) memory.buffer().loosen();
    }

    // ---- what was recorded

    Inputs inputs() {
        return inputs;
    }

    List<Launch> launches() {
        return Collections.unmodifiableList(launches);
    }

    /// What the step relied on, the gradients before it among it.
    Set<Assumption> assumptions() {
        return Collections.unmodifiableSet(assumptions);
    }

    /// The gradients that leaves had before the step, as far as it looked at them.
    Map<ArrayTensor, @Nullable Tensor> gradsBefore() {
        return Collections.unmodifiableMap(gradsBefore);
    }

    /// The gradients that the step left in leaves; null where it dropped them.
    Map<ArrayTensor, @Nullable Tensor> gradsAfter() {
        return Collections.unmodifiableMap(gradsAfter);
    }

    List<Tensor> results() {
        return results;
    }

    /// What the step returned, apart from the memory it worked in.
    List<Tensor> copiesOfResults() {
        return results.stream().map(t -> isOuter(t) ? t : t.detach().copy()).toList();
    }

    /// Whether a result is a tensor of the program.
    boolean isOuter(Tensor result) {
        return memory(ArrayTensor.view(result).buffer()).kind() == Kind.OUTER;
    }

    /// Whether everything that the step relied on is again as it was.
    boolean holds() {
        for (Assumption assumption : assumptions) if (!assumption.holds()) return false;
        return true;
    }

    /// Why the step's launches do not repeat it; null if they do.
    @Nullable
    Obstacle obstacle() {
        return obstacle;
    }

    /// What is known of a buffer. One that the step was not given and did not make was there before.
    Memory memory(Buffer buffer) {
        Memory known = memories.get(buffer);
        return known != null ? known : meet(buffer, Kind.OUTER, null);
    }

    /// Memory number `number` of those that the program filled.
    Memory written(int number) {
        return written.get(number);
    }

    // ---- recording

    @Override
    public void launched(Launch launch) {
        launches.add(launch);
    }

    @Override
    public void readByHost(View view) {
        unrepeatable("reads values on the Java side");
    }

    @Override
    public void allocated(Buffer buffer, boolean fresh) {
        meet(buffer, fresh ? Kind.FRESH : Kind.WRITTEN, fresh ? null : Contents.of(buffer));
    }

    @Override
    public void made(ArrayTensor tensor) {
        made.add(tensor);
    }

    @Override
    public void trackingRead(ArrayTensor tensor) {
        if (!isOld(tensor)) return;
        assumptions.add(tensor.tracking());
    }

    @Override
    public void trackingSet(ArrayTensor tensor) {
        if (isOld(tensor)) unrepeatable("switches the gradient of a tensor that was there before, or gives it a hook");
    }

    @Override
    public void gradRead(ArrayTensor tensor, @Nullable Tensor grad) {
        if (!isOld(tensor) || gradsAfter.containsKey(tensor) || gradsBefore.containsKey(tensor)) return;
        gradsBefore.put(tensor, grad);
        assumptions.add(new GradBefore(tensor, grad));
    }

    @Override
    public void gradSet(ArrayTensor tensor) {
        if (inputs.windows().contains(tensor))
            unrepeatable("collects a gradient in an input: use x.detach().requiresGrad(true)");
        if (isOld(tensor)) gradsAfter.put(tensor, null);
    }

    /// A generator that the step binds itself is the same in each run, or [Comparison] finds out.
    @Override
    public void generatorRead(Rng current) {
        if (current == generator) assumptions.add(new Generator(current));
    }

    @Override
    public void assumed(Assumption assumption) {
        assumptions.add(assumption);
    }

    @Override
    public void unrepeatable(String what) {
        if (obstacle == null) obstacle = Obstacle.here(what);
    }

    private boolean isOld(ArrayTensor tensor) {
        return !made.contains(tensor) && !inputs.windows().contains(tensor);
    }

    private record Generator(Rng rng) implements Assumption {
        @Override
        public boolean holds() {
            return Rng.current() == rng;
        }
    }

    private record GradBefore(ArrayTensor leaf, @Nullable Tensor grad) implements Assumption {
        @Override
        public boolean holds() {
            return leaf.grad() == grad;
        }
    }
}
