package cairn.nn;

import cairn.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// The hooks of one layer, in the order in which they were added.
final class Hooks {
    private final Map<Integer, ForwardPreHook> before = new ConcurrentSkipListMap<>();
    private final Map<Integer, ForwardHook> after = new ConcurrentSkipListMap<>();
    private final AtomicInteger next = new AtomicInteger();

    boolean isEmpty() {
        return before.isEmpty() && after.isEmpty();
    }

    HookHandle add(ForwardPreHook hook) {
        return add(before, hook);
    }

    HookHandle add(ForwardHook hook) {
        return add(after, hook);
    }

    private <H> HookHandle add(Map<Integer, H> hooks, H hook) {
        int key = next.getAndIncrement();
        hooks.put(key, hook);
        return () -> hooks.remove(key);
    }

    /// The output of `formula`, with the hooks before and after it.
    Tensor around(Layer layer, List<Tensor> inputs, Function<List<Tensor>, Tensor> formula) {
        List<Tensor> x = inputs;
        for (ForwardPreHook hook : before.values()) {
            List<Tensor> changed = hook.before(layer, x);
            if (changed != null) x = changed;
        }
        Tensor y = formula.apply(x);
        for (ForwardHook hook : after.values()) {
            Tensor changed = hook.after(layer, x, y);
            if (changed != null) y = changed;
        }
        return y;
    }
}
