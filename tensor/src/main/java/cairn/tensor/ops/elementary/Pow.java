package cairn.tensor.ops.elementary;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Power: `y = aᵇ`, `da = dy · b · aᵇ⁻¹`, `db = dy · y · log a`. Shape: `[*], [*] → [*]`, broadcast.
///
/// `da` is 0 where `b = 0`, and `db` is 0 where `a = 0` and `b ≥ 0`. Integers raised to integers stay integers.
public final class Pow {
    private Pow() {}

    public static Tensor of(Tensor a, Tensor b) {
        Tensor y = Pointwise.binary("pow", Binary.POW, a, b);
        return Autograd.record(y, new Backward(Saved.of(a), Saved.of(b), Saved.of(y, b)), a, b);
    }

    /// `xⁿ`; the commonest exponents have operations of their own.
    public static Tensor of(Tensor x, double n) {
        if (n == 2) return Square.of(x.to(DType.F32));
        if (n == 0.5) return Sqrt.of(x);
        if (n == -1) return Reciprocal.of(x);
        Tensor y = Pointwise.binary("pow", Binary.POW, x, Tensor.scalar((float) n));
        return Autograd.record(y, new ConstantBackward(n, Saved.of(x)), x);
    }

    /// `xⁿ`, in I64 for integers.
    public static Tensor of(Tensor x, long n) {
        if (x.dtype() == DType.F32) return of(x, (double) n);
        if (n < 0)
            throw new IllegalArgumentException(
                    "pow: integers cannot be raised to the negative power %d. Use to(DType.F32) first.".formatted(n));
        return Pointwise.binary("pow", Binary.POW, x, Tensor.scalarLong(n));
    }

    private record Backward(Saved a, Saved b, Saved y) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> base(dy, a.get(), b.get()));
            dx.of(1, () -> exponent(dy, a.get(), b.get()));
        }

        private static Tensor base(Tensor dy, Tensor a, Tensor b) {
            return Tensor.where(b.eq(0), 0, dy.mul(b).mul(a.pow(b.sub(1))));
        }

        private Tensor exponent(Tensor dy, Tensor a, Tensor b) {
            Tensor flat = a.eq(0).logicalAnd(b.ge(0));
            return Tensor.where(flat, 0, dy.mul(y.get()).mul(a.log()));
        }
    }

    private record ConstantBackward(double n, Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> n == 0 ? Tensor.zeros(dy.shape().dims()) : slope().mul(dy));
        }

        private Tensor slope() {
            return x.get().pow(n - 1).mul(n);
        }
    }
}
