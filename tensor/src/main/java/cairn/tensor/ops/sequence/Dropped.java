package cairn.tensor.ops.sequence;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import java.util.Arrays;

/// Fills `y`, `[heads, L, S]`, with what a forward pass of attention multiplied its weights by.
record Dropped(Scores scores, View y) implements Launch {
    /// `weights` as the forward pass dropped them.
    static Tensor weights(Tensor weights, Scores scores) {
        if (scores.dropout() == 0) return weights;
        Heads h = scores.heads();
        View y = View.allocate(DType.F32, Shape.of(h.count(), h.queries(), h.keys()));
        Engine.launch(new Dropped(scores, y));
        return weights.mul(new ArrayTensor(y).reshape(weights.shape().dims()));
    }

    @Override
    public void run() {
        Heads h = scores.heads();
        float[] to = y.buffer().floats();
        Arrays.fill(to, y.start(), y.start() + y.numel(), 1);
        for (int head = 0; head < h.count(); head++)
            for (int block = 0; block < scores.blocks(); block++)
                scores.drop(
                        head, block, to, y.start() + (head * h.queries() + block * Scores.ROWS) * h.keys(), h.keys());
    }

    @Override
    public void access(Access access) {
        access.writes(y);
    }
}
