package cairn.tensor.ops.sequence;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Team;
import java.util.Arrays;

/// The gradient of [AttentionLaunch]. The weights `P` of a block of queries are computed again; with `dP = dy·vᵀ` and the gradient `dS` of
/// the scores, `dv = Pᵀ·dy`, `dq = scale·dS·k` and `dk = scale·dSᵀ·q`.
///
/// @param dy `[…, L, V]`
/// @param dq `[…, L, E]`; `dk` and `dv` likewise
/// @param scratch a row for each thread
record AttentionGradLaunch(Scores scores, View dy, View dq, View dk, View dv, View scratch)
        implements Launch, Team.Task {
    AttentionGradLaunch(Scores scores, View dy, View dq, View dk, View dv) {
        this(scores, dy, dq, dk, dv, View.allocate(DType.F32, Shape.of(Team.threads(), room(scores.heads()))));
    }

    /// Transposed keys and values, scaled queries and the scale, weights before and after dropout, gradients of weights and scores.
    private static int room(Heads h) {
        int wide = Scores.panels(h.keys());
        return (h.width() + h.valueWidth()) * wide + Scores.ROWS * (h.width() + 3 * wide) + 1;
    }

    @Override
    public void run() {
        int count = scores.heads().count();
        if (count > 0)
            Team.run(this, Math.min(count, Team.partsFor(multiplyAdds() / AttentionLaunch.PRODUCTS_PER_ELEMENT)));
    }

    @Override
    public void part(int index, int count) {
        int heads = scores.heads().count();
        int end = Team.cut(heads, 1, index + 1, count);
        int at = scratch.start() + index * scratch.size(1);
        for (int head = Team.cut(heads, 1, index, count); head < end; head++) head(head, at);
    }

    private void head(int head, int kt) {
        Heads h = scores.heads();
        float[] room = scratch.buffer().floats();
        int vt = kt + h.width() * Scores.panels(h.keys());
        Scores.transpose(h.k(), head, room, kt);
        Scores.transpose(h.v(), head, room, vt);
        clear(dk, head);
        clear(dv, head);
        for (int block = 0; block < scores.blocks(); block++) block(head, block, room, kt, vt);
    }

    private static void clear(View x, int head) {
        float[] to = x.buffer().floats();
        int at = Heads.start(x, head);
        int width = x.size(x.rank() - 1);
        for (int i = 0; i < x.size(x.rank() - 2); i++, at += Heads.step(x)) Arrays.fill(to, at, at + width, 0);
    }

    private void block(int head, int block, float[] room, int kt, int vt) {
        Heads h = scores.heads();
        int wide = Scores.panels(h.keys());
        int q = vt + h.valueWidth() * wide;
        int scale = q + Scores.ROWS * h.width();
        int p = scale + 1;
        int kept = p + Scores.ROWS * wide;
        int dp = kept + Scores.ROWS * wide;
        int cols = scores.cols(block);
        int rows = scores.rows(block);
        scores.queries(head, block, room, q);
        scores.weights(head, block, room, q, room, kt, room, p);
        weightGradient(head, block, room, vt, dp);
        if (scores.dropout() > 0) {
            System.arraycopy(room, p, room, kept, rows * cols);
            scores.drop(head, block, room, kept, cols);
            scores.drop(head, block, room, dp, cols);
        } else {
            kept = p;
        }
        valueGradient(head, block, room, kept);
        Provider.KERNELS.softmaxGradRows(rows, room, dp, room, p, room, dp, cols);
        keyGradient(head, block, room, dp, q);
        scores.scale(room, dp, rows * cols, scale);
        queryGradient(head, block, room, dp);
    }

    /// `dP = dy · vᵀ`
    private void weightGradient(int head, int block, float[] room, int vt, int dp) {
        float[] d = dy.buffer().floats();
        int wide = Scores.panels(scores.heads().keys());
        int rows = scores.rows(block);
        int cols = scores.cols(block);
        int width = scores.heads().valueWidth();
        int at = row(dy, head, block);
        Provider.KERNELS.matmul(rows, cols, width, d, at, Heads.step(dy), 1, room, vt, wide, 1, room, dp, cols, false);
    }

    private static int row(View x, int head, int block) {
        return Heads.start(x, head) + block * Scores.ROWS * Heads.step(x);
    }

    /// `dv += Pᵀ · dy`
    private void valueGradient(int head, int block, float[] room, int p) {
        float[] d = dy.buffer().floats();
        int at = row(dy, head, block);
        transposed(block, room, p, d, at, Heads.step(dy), dv, head);
    }

    /// `dk += dSᵀ · scale·q`
    private void keyGradient(int head, int block, float[] room, int ds, int q) {
        int width = scores.heads().width();
        transposed(block, room, ds, room, q, width, dk, head);
    }

    /// `y += aᵀ · b`, where `a` lies as the weights of the block and `b` has a row for each of its queries.
    private void transposed(int block, float[] a, int ao, float[] b, int bo, int br, View y, int head) {
        int keys = scores.keys(block);
        int rows = scores.rows(block);
        int width = y.size(y.rank() - 1);
        float[] c = y.buffer().floats();
        int co = Heads.start(y, head);
        Provider.KERNELS.matmul(
                keys, width, rows, a, ao, 1, scores.cols(block), b, bo, br, 1, c, co, Heads.step(y), true);
    }

    /// `dq = dS · k` with scaled `dS`
    private void queryGradient(int head, int block, float[] room, int ds) {
        Heads h = scores.heads();
        float[] k = h.k().buffer().floats();
        float[] to = dq.buffer().floats();
        int rows = scores.rows(block);
        int cols = scores.cols(block);
        int ko = Heads.start(h.k(), head);
        int at = row(dq, head, block);
        Provider.KERNELS.matmul(
                rows,
                h.width(),
                scores.keys(block),
                room,
                ds,
                cols,
                1,
                k,
                ko,
                Heads.step(h.k()),
                1,
                to,
                at,
                Heads.step(dq),
                false);
    }

    @Override
    public long multiplyAdds() {
        return scores.heads().products() * 5 / 2;
    }

    @Override
    public void access(Access access) {
        access.reads(scores.heads().q());
        access.reads(scores.heads().k());
        access.reads(scores.heads().v());
        if (scores.mask() != null) access.reads(scores.mask());
        access.reads(dy);
        access.scratch(scratch);
        access.writes(dq);
        access.writes(dk);
        access.writes(dv);
    }
}
