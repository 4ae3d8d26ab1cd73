package cairn.tensor.ops.sequence;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;
import java.util.Arrays;

/// The gradient of [CtcLaunch]: `dx = dy · (exp(x) − p(class at this step | labels))`, and 0 for steps after a sequence's last.
///
/// @param dy `[N]`
/// @param room a table of steps and places for each thread
/// @param rows two rows of places for each thread
record CtcGradLaunch(View x, CtcLabels labels, boolean zeroInfinity, View dy, float[] room, float[] rows, View dx)
        implements Launch, Team.Task {
    @Override
    public void run() {
        labels.prepare();
        long work = 3 * CtcLaunch.COST * labels.count() * labels.steps();
        Team.run(this, Math.max(1, Math.min(labels.count(), Team.partsFor(work))));
    }

    @Override
    public void part(int index, int count) {
        int at = index * (room.length / Team.threads());
        int end = Team.cut(labels.count(), 1, index + 1, count);
        for (int n = Team.cut(labels.count(), 1, index, count); n < end; n++)
            sequence(n, at, index * (rows.length / Team.threads()));
    }

    private void sequence(int n, int at, int row) {
        CtcPaths paths = new CtcPaths(x, labels);
        float loss = paths.forward(n, room, at);
        boolean possible = loss != Float.POSITIVE_INFINITY;
        float g = dy.buffer().floats()[dy.start() + n];
        for (int t = labels.steps() - 1; t >= 0; t--) {
            if (t >= labels.steps(n) || (!possible && zeroInfinity)) fill(n, t, 0);
            else if (!possible) fill(n, t, Float.NaN);
            else step(paths, n, t, at, row, loss, g);
        }
    }

    private int at(int t, int n) {
        return dx.start() + (t * dx.size(1) + n) * dx.size(2);
    }

    private void fill(int n, int t, float value) {
        Arrays.fill(dx.buffer().floats(), at(t, n), at(t, n) + dx.size(2), value);
    }

    private void step(CtcPaths paths, int n, int t, int at, int row, float loss, float g) {
        int width = labels.width();
        int mine = row + t % 2 * width;
        paths.backward(n, t, rows, row + (t + 1) % 2 * width, mine);
        float[] d = dx.buffer().floats();
        int to = at(t, n);
        Arrays.fill(d, to, to + dx.size(2), Float.NEGATIVE_INFINITY);
        for (int s = labels.end(n, t) - 1; s >= labels.first(n, t); s--) {
            int c = to + labels.at(n, s);
            d[c] = CtcPaths.sum(d[c], room[at + t * width + s] + rows[mine + s], Float.NEGATIVE_INFINITY);
        }
        finish(paths.at(t, n), d, to, loss, g);
    }

    /// From the logarithms of the probabilities of each class at a step, together with the labels, to gradients.
    private void finish(int from, float[] d, int to, float loss, float g) {
        float[] in = x.buffer().floats();
        for (int c = 0; c < dx.size(2); c++) {
            float expected = (float) Math.exp(in[from + c]);
            boolean isNever = d[to + c] == Float.NEGATIVE_INFINITY;
            float found = isNever ? 0 : (float) Math.exp(d[to + c] + loss - in[from + c]);
            d[to + c] = (expected - found) * g;
        }
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        labels.access(access);
        access.reads(dy);
        access.writes(dx);
    }
}
