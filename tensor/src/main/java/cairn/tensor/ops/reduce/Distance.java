package cairn.tensor.ops.reduce;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.stream.IntStream;

/// Lengths, angles and distances of vectors that lie along a dim.
public final class Distance {
    private Distance() {}

    /// `x / max(‖x‖ₚ, eps)` along `dim`. PyTorch: `torch.nn.functional.normalize`.
    public static Tensor normalize(Tensor x, double p, int dim, double eps) {
        Dims dims = Dims.of("normalize", x.shape(), new int[] {dim}, true);
        return x.div(Norm.of(x, p, dims).clampMin(eps));
    }

    /// The cosine of the angle between `a` and `b` along `dim`: `⟨a, b⟩ / (max(‖a‖, eps) · max(‖b‖, eps))`, broadcast.
    public static Tensor cosineSimilarity(Tensor a, Tensor b, int dim, double eps) {
        Tensor x = a.broadcastTo(
                Shape.broadcast("cosineSimilarity", a.shape(), b.shape()).dims());
        Tensor y = b.broadcastTo(x.shape().dims());
        return normalize(x, 2, dim, eps).mul(normalize(y, 2, dim, eps)).sum(dim);
    }

    /// The p-norm of the difference of all elements, broadcast. PyTorch: `torch.dist`.
    public static Tensor between(Tensor a, Tensor b, double p) {
        Tensor d = a.sub(b);
        return Norm.of(d, p, Dims.of("dist", d.shape(), new int[0], false));
    }

    /// The p-norm of `a − b + eps` along the last dim. PyTorch: `torch.nn.functional.pairwise_distance`.
    public static Tensor pairwise(Tensor a, Tensor b, double p, double eps, boolean keepDim) {
        Tensor d = a.sub(b).add(eps);
        return Norm.of(d, p, Dims.of("pairwiseDistance", d.shape(), new int[] {-1}, keepDim));
    }

    /// The p-norm distance of every two different rows: `[N, M] → [N·(N − 1)/2]`, in the order (0, 1), (0, 2), …. PyTorch:
    /// `torch.nn.functional.pdist`.
    public static Tensor ofPairs(Tensor x, double p) {
        if (x.rank() != 2) throw ShapeException.of("pdist", "needs a matrix of rows", x.shape());
        if (p < 0) throw new IllegalArgumentException("pdist: p must not be negative, got " + p + ".");
        int n = x.size(0);
        Tensor order = Tensor.arange(n);
        Tensor pairs = order.unsqueeze(1).lt(order).nonzero(); // [pairs, 2]
        Tensor d = x.indexSelect(0, pairs.select(1, 0)).sub(x.indexSelect(0, pairs.select(1, 1)));
        if (d.numel() == 0) return d.sum(1);
        return Norm.of(d, p, Dims.of("pdist", d.shape(), new int[] {1}, false));
    }

    /// Each slice of `x` at a place along `dim` scaled down to norm `max` where its p-norm is greater. PyTorch: `torch.renorm`.
    public static Tensor renorm(Tensor x, double p, int dim, double max) {
        int d = x.shape().normalize("renorm", dim);
        int[] others = IntStream.range(0, x.rank()).filter(i -> i != d).toArray();
        Tensor norm = Norm.of(x, p, Dims.of("renorm", x.shape(), others, true));
        Tensor scale = Tensor.where(norm.gt(max), norm.add(1e-7).reciprocal().mul(max), 1.0);
        return x.mul(scale);
    }
}
