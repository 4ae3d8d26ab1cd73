package cairn.tensor.ops.pointwise;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Nest;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Formula;
import cairn.tensor.kernels.Fused;
import cairn.tensor.kernels.Team;
import java.util.List;
import java.util.stream.Stream;

/// `y = formula(operands)`, element by element, in F32: several pointwise operations in one pass. `y` may be the same view as an operand.
///
/// @param a the first operand; where there are fewer than three, the last one stands for those that are missing
public record FusedLaunch(Formula formula, Fused loop, View a, View b, View c, View y, Nest nest)
        implements Launch, Team.Task {
    /// A launch over one to three operands, which have the shape of `y`.
    public static FusedLaunch of(Formula formula, Fused loop, List<View> operands, View y) {
        View a = operands.getFirst();
        View b = operands.get(Math.min(1, operands.size() - 1));
        View c = operands.getLast();
        return new FusedLaunch(formula, loop, a, b, c, y, Nest.of(a, b, c, y));
    }

    /// The operands of the formula.
    public List<View> operands() {
        return Stream.of(a, b, c).limit(formula.operands()).toList();
    }

    @Override
    public void run() {
        Team.run(this, nest.parts());
    }

    @Override
    public void part(int index, int count) {
        int from = nest.from(index, count);
        int n = nest.to(index, count) - from;
        for (int r = nest.firstRun(index, count); r < nest.endRun(index, count); r++) run(r, from, n);
    }

    private void run(int r, int from, int n) {
        int ao = a.start() + nest.at(0, r, from);
        int bo = b.start() + nest.at(1, r, from);
        int co = c.start() + nest.at(2, r, from);
        int yo = y.start() + nest.at(3, r, from);
        float[] p = a.buffer().floats();
        float[] q = b.buffer().floats();
        float[] s = c.buffer().floats();
        float[] out = y.buffer().floats();
        loop.run(p, ao, nest.step(0), q, bo, nest.step(1), s, co, nest.step(2), out, yo, nest.step(3), n);
    }

    @Override
    public boolean isPointwise() {
        return true;
    }

    @Override
    public void access(Access access) {
        boolean inPlace = false;
        for (View operand : operands()) {
            if (operand == y) inPlace = true;
            else access.reads(operand);
        }
        if (inPlace) access.updates(y);
        else access.writes(y);
    }
}
