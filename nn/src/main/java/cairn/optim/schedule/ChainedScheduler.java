package cairn.optim.schedule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Several schedules that act on the same optimizer at once: their factors multiply.
///
/// PyTorch: `torch.optim.lr_scheduler.ChainedScheduler`.
public final class ChainedScheduler implements Schedule {
    private final List<RateSchedule> parts;

    /// The given schedules, in the order in which they act.
    public ChainedScheduler(RateSchedule... parts) {
        if (parts.length == 0) throw new IllegalArgumentException("A chained schedule needs at least one part.");
        this.parts = List.of(parts);
    }

    @Override
    public void step() {
        parts.forEach(RateSchedule::step);
    }

    @Override
    public Map<String, Double> state() {
        return state(parts);
    }

    @Override
    public void load(Map<String, Double> state) {
        load(parts, state);
    }

    /// The states of all parts in one map, each under its number.
    static Map<String, Double> state(List<RateSchedule> parts) {
        Map<String, Double> all = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String prefix = i + ".";
            parts.get(i).state().forEach((name, value) -> all.put(prefix + name, value));
        }
        return all;
    }

    /// The opposite of [#state(List)].
    static void load(List<RateSchedule> parts, Map<String, Double> all) {
        for (int i = 0; i < parts.size(); i++) {
            String prefix = i + ".";
            Map<String, Double> own = new LinkedHashMap<>();
            all.forEach((name, value) -> {
                if (name.startsWith(prefix)) own.put(name.substring(prefix.length()), value);
            });
            parts.get(i).load(own);
        }
    }
}
