package cairn.tensor.ops.linalg;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.SignedLogDet;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;

/// Sign and logarithm of the magnitude of the determinant of square matrices: `dA = dy · A⁻ᵀ`. The logarithm of 0 is −∞.
/// Shape: `[…, N, N] → […]` twice.
public final class LogDet {
    private LogDet() {}

    public static SignedLogDet of(Tensor a) {
        Shape batch = Matrices.squareBatch("slogdet", a);
        View sign = View.allocate(DType.F32, batch);
        View log = View.allocate(DType.F32, batch);
        Engine.launch(new LogDetLaunch(Matrices.of(a, batch), sign, log));
        Tensor y = Autograd.record(new ArrayTensor(log), new Backward(Saved.of(a)), a);
        return new SignedLogDet(new ArrayTensor(sign), y);
    }

    /// The logarithm of the determinant: NaN where it is negative. PyTorch: `torch.logdet`.
    public static Tensor logOf(Tensor a) {
        SignedLogDet d = of(a);
        return Tensor.where(d.sign().lt(0), Double.NaN, d.logAbsDet());
    }

    private record LogDetLaunch(Matrices a, View sign, View log, double[] lu, int[] pivots) implements Launch {
        LogDetLaunch(Matrices a, View sign, View log) {
            this(a, sign, log, a.room(), new int[a.rows()]);
        }

        @Override
        public void run() {
            int n = a.rows();
            for (int i = 0; i < a.count(); i++) {
                a.read(i, lu);
                double s = Triangles.factor(lu, n, pivots);
                double l = s == 0 ? Double.NEGATIVE_INFINITY : 0;
                for (int k = 0; k < n && s != 0; k++) {
                    s *= Math.signum(lu[k * n + k]);
                    l += Math.log(Math.abs(lu[k * n + k]));
                }
                sign.buffer().floats()[sign.start() + i] = (float) s;
                log.buffer().floats()[log.start() + i] = (float) l;
            }
        }

        @Override
        public void access(Access access) {
            access.reads(a.view());
            access.writes(sign);
            access.writes(log);
        }
    }

    private record Backward(Saved a) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> Solve.inverse(a.get()).transpose().mul(Det.perMatrix(dy)));
        }
    }
}
