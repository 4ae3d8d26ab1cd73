package cairn.tensor.ops.linalg;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;

/// A product added to something: `y = beta · x + alpha · (a · b)`, where `x` is broadcast to the product. With `beta = 0` the values of
/// `x`, NaN too, do not count.
///
/// PyTorch: `addmm`, `addmv`, `addbmm`, `baddbmm`, `addr`.
public final class AddProduct {
    private AddProduct() {}

    /// `[M, N] + [M, K] · [K, N] → [M, N]`
    public static Tensor addmm(Tensor x, Tensor a, Tensor b, float beta, float alpha) {
        return sum("addmm", x, Products.mm("addmm", a, b), beta, alpha);
    }

    /// `[M] + [M, K] · [K] → [M]`
    public static Tensor addmv(Tensor x, Tensor a, Tensor v, float beta, float alpha) {
        return sum("addmv", x, Products.mv("addmv", a, v), beta, alpha);
    }

    /// `[M, N] + Σ_B [B, M, K] · [B, K, N] → [M, N]`; the products are summed in place.
    public static Tensor addbmm(Tensor x, Tensor a, Tensor b, float beta, float alpha) {
        Products.checkBatches("addbmm", a, b);
        return sum("addbmm", x, MatMul.summedTo(Shape.SCALAR, a, b), beta, alpha);
    }

    /// `[B, M, N] + [B, M, K] · [B, K, N] → [B, M, N]`
    public static Tensor baddbmm(Tensor x, Tensor a, Tensor b, float beta, float alpha) {
        return sum("baddbmm", x, Products.bmm("baddbmm", a, b), beta, alpha);
    }

    /// `[M, N] + [M] ⊗ [N] → [M, N]`
    public static Tensor addr(Tensor x, Tensor u, Tensor v, float beta, float alpha) {
        return sum("addr", x, Products.outer("addr", u, v), beta, alpha);
    }

    private static Tensor sum(String op, Tensor x, Tensor product, float beta, float alpha) {
        if (!x.shape().broadcastsTo(product.shape()))
            throw ShapeException.of(op, "x must broadcast to the product's shape " + product.shape(), x.shape());
        Tensor scaled = alpha == 1 ? product : product.mul(alpha);
        if (beta == 0) return scaled;
        return scaled.add(beta == 1 ? x : x.mul(beta));
    }
}
