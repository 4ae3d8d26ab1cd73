package cairn.tensor.ops.sequence;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.engine.GeneratorCell;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Team;

/// `softmax(scale · q·kᵀ + mask) · v` for every head, block of queries by block of queries.
///
/// @param y `[…, L, V]`
/// @param scratch a row for each thread
record AttentionLaunch(Scores scores, View y, View scratch) implements Launch, Team.Task {
    static final int PRODUCTS_PER_ELEMENT = 16;

    AttentionLaunch(Scores scores, View y) {
        this(scores, y, View.allocate(DType.F32, Shape.of(Team.threads(), room(scores.heads()))));
    }

    /// Transposed keys, scaled queries and the scale, weights.
    private static int room(Heads h) {
        int wide = Scores.panels(h.keys());
        return h.width() * wide + Scores.ROWS * (h.width() + wide) + 1;
    }

    @Override
    public void run() {
        scores.takeDraws();
        if (y.numel() == 0) return;
        int units = scores.heads().count() * scores.blocks();
        Team.run(this, Math.min(units, Team.partsFor(multiplyAdds() / PRODUCTS_PER_ELEMENT)));
    }

    @Override
    public void part(int index, int count) {
        int blocks = scores.blocks();
        int units = scores.heads().count() * blocks;
        int end = Team.cut(units, 1, index + 1, count);
        int kt = scratch.start() + index * scratch.size(1);
        float[] room = scratch.buffer().floats();
        int prepared = -1;
        for (int u = Team.cut(units, 1, index, count); u < end; u++) {
            int head = u / blocks;
            if (head != prepared) Scores.transpose(scores.heads().k(), head, room, kt);
            prepared = head;
            block(head, u % blocks, room, kt);
        }
    }

    private void block(int head, int block, float[] room, int kt) {
        Heads h = scores.heads();
        int q = kt + h.width() * Scores.panels(h.keys());
        int p = q + Scores.ROWS * h.width() + 1;
        int cols = scores.cols(block);
        scores.queries(head, block, room, q);
        scores.weights(head, block, room, q, room, kt, room, p);
        if (scores.dropout() > 0) scores.drop(head, block, room, p, cols);
        Provider.KERNELS.matmul(
                scores.rows(block),
                h.valueWidth(),
                scores.keys(block),
                room,
                p,
                cols,
                1,
                h.v().buffer().floats(),
                Heads.start(h.v(), head),
                Heads.step(h.v()),
                1,
                y.buffer().floats(),
                Heads.start(y, head) + block * Scores.ROWS * Heads.step(y),
                Heads.step(y),
                false);
    }

    @Override
    public long multiplyAdds() {
        return scores.heads().products();
    }

    @Override
    public void access(Access access) {
        access.reads(scores.heads().q());
        access.reads(scores.heads().k());
        access.reads(scores.heads().v());
        if (scores.mask() != null) access.reads(scores.mask());
        access.scratch(scratch);
        access.writes(y);
        if (scores.dropout() > 0) access.changes(new GeneratorCell(scores.rng()));
    }
}
