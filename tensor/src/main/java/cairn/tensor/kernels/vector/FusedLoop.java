package cairn.tensor.kernels.vector;

import cairn.tensor.kernels.Formula;
import cairn.tensor.kernels.Fused;

/// A [Loop] over a [Formula].
record FusedLoop(Formula formula, Loop loop) implements Fused {
    @Override
    public void run(
            float[] a,
            int ao,
            int as,
            float[] b,
            int bo,
            int bs,
            float[] c,
            int co,
            int cs,
            float[] y,
            int yo,
            int ys,
            int n) {
        Pointwise.run(loop, formula.operands(), a, ao, as, b, bo, bs, c, co, cs, y, yo, ys, n);
    }
}
