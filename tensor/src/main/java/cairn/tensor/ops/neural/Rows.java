package cairn.tensor.ops.neural;

import cairn.tensor.Tensor;

/// Scores `[N, C, …]` as rows of classes, the form in which the losses over classes are computed.
final class Rows {
    private Rows() {}

    /// `[N, C, …] → [N·…, C]`, `[C] → [1, C]`.
    static Tensor of(Tensor x) {
        if (x.rank() == 1) return x.reshape(1, -1);
        return x.rank() == 2 ? x : classesLast(x).reshape(x.numel() / Math.max(1, x.size(1)), x.size(1));
    }

    private static Tensor classesLast(Tensor x) {
        int[] order = new int[x.rank()];
        for (int d = 0; d < order.length - 1; d++) order[d] = d == 0 ? 0 : d + 1;
        order[order.length - 1] = 1;
        return x.permute(order);
    }
}
