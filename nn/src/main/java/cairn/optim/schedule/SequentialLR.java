package cairn.optim.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Several schedules one after the other: each starts from the initial rates at its milestone.
///
/// ```java
/// new SequentialLR(new int[] {500}, new WarmupLR(optimizer, 500), new CosineAnnealingLR(optimizer, 9500))
/// ```
///
/// PyTorch: `torch.optim.lr_scheduler.SequentialLR`.
public final class SequentialLR implements Schedule {
    private final int[] milestones;
    private final List<RateSchedule> parts;
    private long taken;

    /// The given schedules.
    ///
    /// @param milestones the step at which each but the first begins, rising; one fewer than there are parts
    public SequentialLR(int[] milestones, RateSchedule... parts) {
        if (parts.length == 0 || milestones.length != parts.length - 1)
            throw new IllegalArgumentException("A sequence of %d schedules needs %d milestones, got %d."
                    .formatted(parts.length, Math.max(0, parts.length - 1), milestones.length));
        this.milestones = milestones.clone();
        this.parts = List.of(parts);
        parts[0].restart();
    }

    @Override
    public void step() {
        taken++;
        int active = (int) Arrays.stream(milestones).filter(m -> m <= taken).count();
        if (active > 0 && milestones[active - 1] == taken) parts.get(active).restart();
        else parts.get(active).step();
    }

    @Override
    public Map<String, Double> state() {
        Map<String, Double> state = ChainedScheduler.state(parts);
        state.put("steps", (double) taken);
        return state;
    }

    @Override
    public void load(Map<String, Double> state) {
        taken = (long) RateSchedule.value(state, "steps");
        ChainedScheduler.load(parts, state);
    }
}
