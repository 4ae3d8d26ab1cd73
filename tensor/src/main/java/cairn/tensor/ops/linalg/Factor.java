package cairn.tensor.ops.linalg;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.LU;
import cairn.tensor.LUFactor;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import java.util.Arrays;

/// LU decomposition `A = P · L · U` with exchanged rows. For square matrices
/// `dA = P · L⁻ᵀ · (tril(Lᵀ·dL, −1) + triu(dU·Uᵀ)) · U⁻ᵀ`. Tall matrices, `L = [K; M]`, and wide ones, `U = [V W]`, have the same with `K` and
/// `V`, less `triu(Mᵀ·dM)` or `tril(dW·Wᵀ, −1)` inside, and `dM·U⁻ᵀ` below or `L⁻ᵀ·dW` beside it.
/// Shape: `[…, M, N] → […, M, M], […, M, K], […, K, N]` with `K = min(M, N)`.
///
/// PyTorch: `torch.linalg.lu`, `torch.linalg.lu_factor`, `torch.linalg.lu_solve`.
public final class Factor {
    private Factor() {}

    /// The three factors.
    public static LU of(Tensor a) {
        Parts f = parts(a);
        return new LU(RowOrder.matrix(f.pivots, a.size(-2)), f.l, f.u);
    }

    /// The triangles in one matrix.
    public static LUFactor packed(Tensor a) {
        Parts f = parts(a);
        int below = Math.max(0, a.size(-2) - a.size(-1));
        int beside = Math.max(0, a.size(-1) - a.size(-2));
        Tensor lu = f.l.tril(-1).pad(0, beside).add(f.u.pad(0, 0, 0, below));
        return new LUFactor(lu, f.pivots);
    }

    private record Parts(Tensor pivots, Tensor l, Tensor u) {}

    private static Parts parts(Tensor a) {
        if (a.rank() < 2) throw ShapeException.of("lu", "needs matrices […, M, N]", a.shape());
        Shape batch = MatMul.leading(a.shape());
        int k = Math.min(a.size(-2), a.size(-1));
        Matrices l = Matrices.allocate(batch, a.size(-2), k);
        Matrices u = Matrices.allocate(batch, k, a.size(-1));
        int[] sizes = Arrays.copyOf(batch.dims(), batch.rank() + 1);
        sizes[batch.rank()] = k;
        View pivots = View.allocate(DType.I64, Shape.of(sizes));
        Engine.launch(new FactorLaunch(Matrices.of(a, batch), l, u, pivots));
        Tensor lt = new ArrayTensor(l.view());
        Tensor ut = new ArrayTensor(u.view());
        var saved = new Factors(new ArrayTensor(pivots), Saved.of(lt), Saved.of(ut));
        Autograd.record(lt, new LowerBackward(saved), a);
        Autograd.record(ut, new UpperBackward(saved), a);
        return new Parts(saved.pivots, lt, ut);
    }

    private record Factors(Tensor pivots, Saved l, Saved u) {
        int rows() {
            return l.get().size(-2);
        }

        int cols() {
            return u.get().size(-1);
        }

        int k() {
            return Math.min(rows(), cols());
        }

        boolean tall() {
            return rows() > cols();
        }

        boolean wide() {
            return cols() > rows();
        }

        /// The first rows of a tall matrix.
        Tensor top(Tensor t) {
            return t.narrow(-2, 0, k());
        }

        Tensor bottom(Tensor t) {
            return t.narrow(-2, k(), rows() - k());
        }

        /// The first columns of a wide matrix.
        Tensor left(Tensor t) {
            return t.narrow(-1, 0, k());
        }

        Tensor right(Tensor t) {
            return t.narrow(-1, k(), cols() - k());
        }

        /// `L⁻ᵀ · x`
        Tensor underL(Tensor x) {
            return SolveTriangular.of(top(l.get()).transpose(), x, true, true);
        }

        /// `x · U⁻ᵀ`
        Tensor overU(Tensor x) {
            return SolveTriangular.of(left(u.get()), x.transpose(), true, false).transpose();
        }

        /// Rows back in the order of the decomposed matrix.
        Tensor reordered(Tensor x) {
            return RowOrder.undo(pivots, x);
        }
    }

    /// The part of the gradient that comes through `L`.
    private record LowerBackward(Factors f) implements GradFn {
        @Override
        public void backward(Tensor dl, Gradients dx) {
            dx.of(0, () -> {
                Tensor l = f.l.get();
                Tensor inside = f.top(l).transpose().matmul(f.top(dl)).tril(-1);
                if (f.tall())
                    inside = inside.sub(
                            f.bottom(l).transpose().matmul(f.bottom(dl)).triu());
                Tensor g = f.overU(f.underL(inside));
                if (f.tall()) g = Tensor.cat(-2, g, f.overU(f.bottom(dl)));
                return f.reordered(g.pad(0, f.cols() - f.k()));
            });
        }
    }

    /// The part of the gradient that comes through `U`.
    private record UpperBackward(Factors f) implements GradFn {
        @Override
        public void backward(Tensor du, Gradients dx) {
            dx.of(0, () -> {
                Tensor u = f.u.get();
                Tensor inside = f.left(du).matmul(f.left(u).transpose()).triu();
                if (f.wide())
                    inside = inside.sub(
                            f.right(du).matmul(f.right(u).transpose()).tril(-1));
                Tensor g = f.overU(f.underL(inside));
                if (f.wide()) g = Tensor.cat(-1, g, f.underL(f.right(du)));
                return f.reordered(g.pad(0, 0, 0, f.rows() - f.k()));
            });
        }
    }

    /// The solution `X` of `A · X = B`.
    public static Tensor solve(LUFactor f, Tensor b) {
        check(f, b);
        Tensor y = SolveTriangular.of(f.lu(), RowOrder.apply(f.pivots(), b), false, true);
        return SolveTriangular.of(f.lu(), y, true, false);
    }

    /// The solution `X` of `Aᵀ · X = B`.
    public static Tensor solveTransposed(LUFactor f, Tensor b) {
        check(f, b);
        Tensor transposed = f.lu().transpose();
        Tensor y = SolveTriangular.of(transposed, b, false, false);
        return RowOrder.undo(f.pivots(), SolveTriangular.of(transposed, y, true, true));
    }

    private static void check(LUFactor f, Tensor b) {
        int n = f.lu().size(-1);
        if (b.rank() < 2 || f.lu().size(-2) != n || b.size(-2) != n)
            throw ShapeException.of(
                    "LUFactor.solve", "needs a square decomposition and b […, N=%d, K]".formatted(n), b.shape());
    }
}
