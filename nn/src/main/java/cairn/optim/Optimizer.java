package cairn.optim;

import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Assumption;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Changes parameters by their gradients. Subclasses are a configuration and a step kernel.
///
/// @param <C> the configuration
public abstract class Optimizer<C extends OptimizerConfig<C>> {
    private final List<ParameterGroup<C>> groups = new ArrayList<>();
    private final Map<Tensor, ParameterState> states = new IdentityHashMap<>();
    private final Set<Tensor> known = Collections.newSetFromMap(new IdentityHashMap<>());
    private int version; // changes with the groups and with the states that are loaded

    /// An optimizer of one group.
    ///
    /// @throws IllegalArgumentException if a parameter is named twice or does not require a gradient
    protected Optimizer(List<Tensor> parameters, C config) {
        add(parameters, config);
    }

    /// Adds a group with settings of its own. PyTorch: `add_param_group`.
    ///
    /// @return this optimizer
    public final Optimizer<C> addGroup(List<Tensor> parameters, C config) {
        add(parameters, config);
        return this;
    }

    private void add(List<Tensor> parameters, C config) {
        if (parameters.isEmpty())
            throw new IllegalArgumentException(
                    "An optimizer needs at least one parameter; the list is empty. Does the model have any?");
        for (Tensor p : parameters) {
            if (!p.requiresGrad())
                throw new IllegalArgumentException(
                        "A parameter of shape %s does not collect a gradient; only leaves with requiresGrad(true) can be optimized."
                                .formatted(p.shape()));
            if (!p.isContiguous())
                throw new IllegalArgumentException(
                        "A parameter of shape %s is not contiguous; use contiguous().".formatted(p.shape()));
            if (!known.add(p))
                throw new IllegalArgumentException(
                        "A parameter of shape %s is in the optimizer twice.".formatted(p.shape()));
        }
        groups.add(new ParameterGroup<>(parameters, config));
        version++;
    }

    /// The groups, in the order in which they were added.
    public final List<ParameterGroup<C>> groups() {
        return Collections.unmodifiableList(groups);
    }

    /// Changes every parameter that has a gradient.
    public final void step() {
        if (Engine.isRecorded()) Engine.assume(new Unchanged(this, version));
        for (ParameterGroup<C> group : groups) step(group);
    }

    private void step(ParameterGroup<C> group) {
        List<ParameterState> states = new ArrayList<>();
        List<View> gradients = new ArrayList<>();
        for (Tensor p : group.parameters()) {
            if (p.grad() == null) continue;
            ParameterState state = state(p, group.config());
            if (!states.isEmpty() && state.step() != states.getFirst().step()) launch(group, states, gradients);
            states.add(state);
            gradients.add(ArrayTensor.view(p.grad().contiguous()));
        }
        if (!states.isEmpty()) launch(group, states, gradients);
    }

    /// Changes parameters that have taken as many steps, and empties the lists.
    private void launch(ParameterGroup<C> group, List<ParameterState> states, List<View> gradients) {
        Engine.launch(
                new StepLaunch<>(this, group, states.toArray(ParameterState[]::new), gradients.toArray(View[]::new)));
        for (ParameterState state : states) state.parameterView().buffer().touch();
        states.clear();
        gradients.clear();
    }

    private record Unchanged(Optimizer<?> optimizer, int version) implements Assumption {
        @Override
        public boolean holds() {
            return optimizer.version == version;
        }
    }

    /// Drops the gradients of all parameters.
    public final void zeroGrad() {
        for (ParameterGroup<C> group : groups) for (Tensor p : group.parameters()) p.setGrad(null);
    }

    /// The learning rate of the first group.
    public final double lr() {
        return groups.getFirst().lr();
    }

    /// Sets the learning rate of every group.
    public final void lr(double lr) {
        for (ParameterGroup<C> group : groups) group.lr(lr);
    }

    private ParameterState state(Tensor p, C config) {
        return states.computeIfAbsent(p, key -> {
            ParameterState s = new ParameterState(p);
            for (String slot : slots(config))
                s.slots.add(Tensor.full(initial(slot, config), p.shape().dims()));
            return s;
        });
    }

    /// The names of the tensors kept for each parameter: PyTorch's, such as `exp_avg`.
    protected abstract List<String> slots(C config);

    /// The value a new slot is filled with; 0 unless overridden.
    protected float initial(String slot, C config) {
        return 0;
    }

    /// Works out what step number `t` of all parameters has in common; [#update] follows.
    void begin(long t, C config) {}

    /// The step kernel: changes elements `from` (inclusive) to `to` (exclusive) of the parameter and its slots. Called from several threads
    /// for different ranges.
    abstract void update(ParameterState s, int from, int to, C config);

    // ---- saving

    /// Everything the optimizer knows besides its settings: for parameter number `i` (over all groups) the tensors `i.slot`, and `i.step`.
    public final Map<String, Tensor> stateDict() {
        Map<String, Tensor> dict = new LinkedHashMap<>();
        forEachParameter((i, p, group) -> {
            ParameterState s = states.get(p);
            if (s == null) return;
            dict.put(i + ".step", Tensor.scalarLong(s.step()));
            List<String> names = slots(group.config());
            for (int k = 0; k < names.size(); k++)
                dict.put(i + "." + names.get(k), s.slots.get(k).copy());
        });
        return dict;
    }

    /// Takes up where the optimizer that wrote `dict` stood. Nothing is changed if an entry is missing or has another shape.
    ///
    /// @throws IllegalArgumentException naming the first entry that does not fit
    public final void loadStateDict(Map<String, Tensor> dict) {
        Map<Tensor, ParameterState> loaded = new IdentityHashMap<>();
        forEachParameter((i, p, group) -> {
            Tensor step = dict.get(i + ".step");
            if (step == null) return;
            ParameterState s = new ParameterState(p);
            s.step(step.itemLong());
            for (String slot : slots(group.config()))
                s.slots.add(entry(dict, i + "." + slot, p).copy());
            loaded.put(p, s);
        });
        states.clear();
        states.putAll(loaded);
        version++;
    }

    private static Tensor entry(Map<String, Tensor> dict, String key, Tensor p) {
        Tensor t = dict.get(key);
        if (t == null)
            throw new IllegalArgumentException(
                    "The optimizer's state has no entry " + key + "; was it saved by another optimizer?");
        if (!t.shape().equals(p.shape()))
            throw new IllegalArgumentException("The optimizer's state %s has shape %s, the parameter has %s."
                    .formatted(key, t.shape(), p.shape()));
        return t;
    }

    private interface Visit<C extends OptimizerConfig<C>> {
        void at(int index, Tensor parameter, ParameterGroup<C> group);
    }

    private void forEachParameter(Visit<C> visit) {
        int i = 0;
        for (ParameterGroup<C> group : groups) for (Tensor p : group.parameters()) visit.at(i++, p, group);
    }
}
