package cairn.tensor.ops.pointwise;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Nest;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Team;
import cairn.tensor.kernels.Ternary;

/// `y = f(a, b, c)`, element by element.
public record TernaryLaunch(Ternary f, View a, View b, View c, View y, Nest nest) implements Launch, Team.Task {
    public TernaryLaunch(Ternary f, View a, View b, View c, View y) {
        this(f, a, b, c, y, Nest.of(a, b, c, y));
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
            Provider.KERNELS.ternary(
                    f,
                    a.buffer().floats(),
                    a.start() + nest.at(0, r, from),
                    nest.step(0),
                    b.buffer().floats(),
                    b.start() + nest.at(1, r, from),
                    nest.step(1),
                    c.buffer().floats(),
                    c.start() + nest.at(2, r, from),
                    nest.step(2),
                    y.buffer().floats(),
                    y.start() + nest.at(3, r, from),
                    nest.step(3),
                    n);
        }
    }

    @Override
    public void access(Access access) {
        access.reads(a);
        access.reads(b);
        access.reads(c);
        access.writes(y);
    }
}
