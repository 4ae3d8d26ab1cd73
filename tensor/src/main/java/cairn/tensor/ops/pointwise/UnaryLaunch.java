package cairn.tensor.ops.pointwise;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Nest;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Team;
import cairn.tensor.kernels.Unary;

/// `y = f(x)`, element by element.
public record UnaryLaunch(Unary f, View x, View y, Nest nest) implements Launch, Team.Task {
    public UnaryLaunch(Unary f, View x, View y) {
        this(f, x, y, Nest.of(x, y));
    }

    @Override
    public void run() {
        Team.run(this, nest.parts());
    }

    @Override
    public void part(int index, int count) {
        for (int r = nest.firstRun(index, count); r < nest.endRun(index, count); r++) {
            int from = nest.from(index, count);
            int n = nest.to(index, count) - from;
            Provider.KERNELS.unary(
                    f,
                    x.buffer().floats(),
                    x.start() + nest.at(0, r, from),
                    nest.step(0),
                    y.buffer().floats(),
                    y.start() + nest.at(1, r, from),
                    nest.step(1),
                    n);
        }
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.writes(y);
    }
}
