package cairn.optim;

import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;

/// One optimizer step of one parameter. Settings and the step count are read when it runs, so a replayed launch follows a schedule.
record StepLaunch<C extends OptimizerConfig<C>>(
        Optimizer<C> optimizer, ParameterGroup<C> group, ParameterState state, View gradient)
        implements Launch, Team.Task {
    @Override
    public void run() {
        state.gradient(gradient);
        state.step(state.step() + 1);
        Team.run(this, Team.partsFor(gradient.numel()));
    }

    @Override
    public void part(int index, int count) {
        long n = gradient.numel();
        optimizer.update(state, (int) (n * index / count), (int) (n * (index + 1) / count), group.config());
    }

    @Override
    public void access(Access access) {
        access.reads(gradient);
        access.updates(state.parameterView());
        state.slots.forEach(slot -> access.updates(ArrayTensor.view(slot)));
        access.changes(state);
    }
}
