package cairn.tensor.ops.linalg;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import java.util.Arrays;

/// Determinant of square matrices: `dA = dy · C`, where `C` are the cofactors, of singular matrices too. Shape: `[…, N, N] → […]`.
public final class Det {
    private Det() {}

    public static Tensor of(Tensor a) {
        Shape batch = Matrices.squareBatch("det", a);
        View y = View.allocate(DType.F32, batch);
        Engine.launch(new DetLaunch(Matrices.of(a, batch), y));
        return Autograd.record(new ArrayTensor(y), new Backward(Saved.of(a)), a);
    }

    /// A number for each matrix, ready to broadcast against the matrices.
    static Tensor perMatrix(Tensor t) {
        int[] sizes = Arrays.copyOf(t.shape().dims(), t.rank() + 2);
        Arrays.fill(sizes, t.rank(), sizes.length, 1);
        return t.reshape(sizes);
    }

    private record DetLaunch(Matrices a, View y, double[] lu, int[] pivots) implements Launch {
        DetLaunch(Matrices a, View y) {
            this(a, y, a.room(), new int[a.rows()]);
        }

        @Override
        public void run() {
            int n = a.rows();
            for (int i = 0; i < a.count(); i++) {
                a.read(i, lu);
                double det = Triangles.factor(lu, n, pivots);
                for (int k = 0; k < n; k++) det *= lu[k * n + k];
                y.buffer().floats()[y.start() + i] = (float) det;
            }
        }

        @Override
        public void access(Access access) {
            access.reads(a.view());
            access.writes(y);
        }
    }

    private record Backward(Saved a) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> Cofactors.of(a.get()).mul(perMatrix(dy)));
        }
    }
}
