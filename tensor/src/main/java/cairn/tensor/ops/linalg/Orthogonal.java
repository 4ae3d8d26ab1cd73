package cairn.tensor.ops.linalg;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.QR;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;

/// QR decomposition `A = Q · R`. With `S(M)` the lower triangle of `M` mirrored to the upper, and `M = R·dRᵀ − dQᵀ·Q`,
/// `dA = (dQ + Q·S(M)) · R⁻ᵀ` (Walter and Lehmann, 2012, arXiv:1009.6112). A wide matrix `[X Y] = Q · [U V]` adds `Y·dVᵀ` to `dQ`, and its
/// right part has the gradient `Q·dV`. Shape: `[…, M, N] → […, M, K], […, K, N]` with `K = min(M, N)`.
///
/// PyTorch: `torch.linalg.qr`.
public final class Orthogonal {
    private Orthogonal() {}

    /// Decomposes every matrix of a batch.
    ///
    /// @param square whether `Q` is `[M, M]` even if `M` exceeds `N`; then it has no gradient
    public static QR of(Tensor a, boolean square) {
        if (a.rank() < 2) throw ShapeException.of("qr", "needs matrices […, M, N]", a.shape());
        Shape batch = MatMul.leading(a.shape());
        int k = square ? a.size(-2) : Math.min(a.size(-2), a.size(-1));
        Matrices q = Matrices.allocate(batch, a.size(-2), k);
        Matrices r = Matrices.allocate(batch, k, a.size(-1));
        Engine.launch(new Householder(Matrices.of(a, batch), q, r));
        Tensor qt = new ArrayTensor(q.view());
        Tensor rt = new ArrayTensor(r.view());
        if (k > a.size(-1)) return new QR(qt, rt);
        var saved = new Factors(Saved.of(a), Saved.of(qt), Saved.of(rt));
        return new QR(
                Autograd.record(qt, new BasisBackward(saved), a), Autograd.record(rt, new TriangleBackward(saved), a));
    }

    private record Factors(Saved a, Saved q, Saved r) {
        boolean wide() {
            return a.get().size(-1) > a.get().size(-2);
        }

        /// The square left part of a wide matrix.
        Tensor left(Tensor t) {
            return wide() ? t.narrow(-1, 0, a.get().size(-2)) : t;
        }

        Tensor right(Tensor t) {
            int m = a.get().size(-2);
            return t.narrow(-1, m, t.size(-1) - m);
        }

        /// `Q·S(M)`
        Tensor mirrored(Tensor m) {
            return q.get().matmul(m.tril().add(m.tril(-1).transpose()));
        }

        /// `sum · U⁻ᵀ`
        Tensor divided(Tensor sum) {
            return SolveTriangular.of(left(r.get()), sum.transpose(), true, false)
                    .transpose();
        }
    }

    /// The part of the gradient that comes through `Q`.
    private record BasisBackward(Factors f) implements GradFn {
        @Override
        public void backward(Tensor dq, Gradients dx) {
            dx.of(0, () -> {
                Tensor m = dq.transpose().matmul(f.q().get()).neg();
                Tensor g = f.divided(dq.add(f.mirrored(m)));
                return f.wide() ? g.pad(0, f.right(f.a().get()).size(-1)) : g;
            });
        }
    }

    /// The part of the gradient that comes through `R`.
    private record TriangleBackward(Factors f) implements GradFn {
        @Override
        public void backward(Tensor dr, Gradients dx) {
            dx.of(
                    0,
                    () -> f.wide() ? wide(dr) : f.divided(f.mirrored(f.r().get().matmul(dr.transpose()))));
        }

        private Tensor wide(Tensor dr) {
            Tensor q = f.q().get();
            Tensor dv = f.right(dr);
            Tensor dq = f.right(f.a().get()).matmul(dv.transpose());
            Tensor m = f.left(f.r().get())
                    .matmul(f.left(dr).transpose())
                    .sub(dq.transpose().matmul(q));
            return Tensor.cat(-1, f.divided(dq.add(f.mirrored(m))), q.matmul(dv));
        }
    }
}
