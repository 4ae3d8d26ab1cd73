package cairn.optim;

import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;

/// One optimizer step of parameters of a group that have taken as many steps before, as one pass over all of them. Settings and the step
/// count are read when it runs, so a replayed launch follows a schedule.
///
/// @param states those of the parameters
/// @param gradients one for each
record StepLaunch<C extends OptimizerConfig<C>>(
        Optimizer<C> optimizer, ParameterGroup<C> group, ParameterState[] states, View[] gradients)
        implements Launch, Team.Task {
    private static final int GRAIN = 16; // elements
    private static final int PASSES = 4; // over arrays: parameter, gradient, moments

    @Override
    public void run() {
        long n = 0;
        for (int i = 0; i < states.length; i++) {
            states[i].gradient(gradients[i]);
            states[i].step(states[i].step() + 1);
            n += gradients[i].numel();
        }
        optimizer.begin(states[0].step(), group.config());
        Team.run(this, Team.partsFor(PASSES * n));
    }

    @Override
    public void part(int index, int count) {
        C config = group.config();
        if (count == 1) {
            for (int i = 0; i < states.length; i++) optimizer.update(states[i], 0, gradients[i].numel(), config);
            return;
        }
        int n = 0;
        for (View g : gradients) n += g.numel();
        int from = Team.cut(n, GRAIN, index, count);
        int to = Team.cut(n, GRAIN, index + 1, count);
        int at = 0; // of a parameter's first element
        for (int i = 0; i < states.length && at < to; at += gradients[i++].numel()) {
            int first = Math.max(0, from - at);
            int last = Math.min(gradients[i].numel(), to - at);
            if (first < last) optimizer.update(states[i], first, last, config);
        }
    }

    @Override
    public void access(Access access) {
        for (int i = 0; i < states.length; i++) {
            access.reads(gradients[i]);
            access.updates(states[i].parameterView());
            states[i].slots.forEach(slot -> access.updates(ArrayTensor.view(slot)));
            access.changes(states[i]);
        }
    }
}
