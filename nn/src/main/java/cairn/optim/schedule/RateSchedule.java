package cairn.optim.schedule;

import cairn.optim.Optimizer;
import cairn.optim.ParameterGroup;
import java.util.LinkedHashMap;
import java.util.Map;

/// A schedule that works out every rate from the rate before and the number of steps taken, so that several can act on one optimizer.
public abstract class RateSchedule implements Schedule {
    private final Optimizer<?> optimizer;
    private long taken;

    /// A schedule over all groups of `optimizer`. Subclasses call [#begin()] when their fields are set.
    protected RateSchedule(Optimizer<?> optimizer) {
        this.optimizer = optimizer;
        optimizer.groups().forEach(ParameterGroup::initialLr); // fixes the rate the schedule starts from
    }

    /// Sets the rates of step 0, from the rates in force.
    protected final void begin() {
        taken = 0;
        apply();
    }

    /// Sets the rates of step 0, from the initial rates: how [SequentialLR] starts its next part.
    void restart() {
        optimizer.groups().forEach(group -> group.lr(group.initialLr()));
        begin();
    }

    @Override
    public final void step() {
        taken++;
        advance();
        apply();
    }

    /// What has to be moved on besides the count; nothing unless overridden.
    void advance() {}

    private void apply() {
        for (int i = 0; i < optimizer.groups().size(); i++)
            set(optimizer.groups().get(i), i);
    }

    /// Sets the rate of one group.
    void set(ParameterGroup<?> group, int index) {
        group.lr(rate(taken, group.lr(), group.initialLr()));
    }

    /// The rate of a group at step `t`.
    ///
    /// @param t steps taken, from 0
    /// @param current the rate in force
    /// @param initial the rate the group began with
    protected abstract double rate(long t, double current, double initial);

    /// The optimizer whose rates are set.
    protected final Optimizer<?> optimizer() {
        return optimizer;
    }

    /// The steps taken.
    public final long steps() {
        return taken;
    }

    @Override
    public Map<String, Double> state() {
        Map<String, Double> state = new LinkedHashMap<>();
        state.put("steps", (double) taken);
        for (int i = 0; i < optimizer.groups().size(); i++)
            state.put("initial." + i, optimizer.groups().get(i).initialLr());
        return state;
    }

    @Override
    public void load(Map<String, Double> state) {
        taken = (long) value(state, "steps");
        for (int i = 0; i < optimizer.groups().size(); i++)
            optimizer.groups().get(i).initialLr(value(state, "initial." + i));
    }

    /// The number called `name`.
    ///
    /// @throws IllegalArgumentException if there is none
    static double value(Map<String, Double> state, String name) {
        Double v = state.get(name);
        if (v == null)
            throw new IllegalArgumentException(
                    "The schedule's state has no \"" + name + "\"; was it saved by another schedule?");
        return v;
    }

    /// `value`, if it is at least 1.
    static int atLeastOne(String name, int value) {
        if (value < 1) throw new IllegalArgumentException(name + " must be at least 1, got " + value + ".");
        return value;
    }

    /// `value`, if it lies in (0, 1].
    static double inUnit(String name, double value) {
        if (!(value > 0 && value <= 1))
            throw new IllegalArgumentException(name + " must be in (0, 1], got " + value + ".");
        return value;
    }
}
