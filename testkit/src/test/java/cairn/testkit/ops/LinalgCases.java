package cairn.testkit.ops;

import cairn.tensor.Tensor;
import cairn.testkit.OpCase;
import cairn.testkit.Sampler;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The rows of [cairn.tensor.LinalgOps].
final class LinalgCases {
    static final List<OpCase> ROWS =
            Stream.of(products(), sums(), equations()).flatMap(List::stream).toList();

    private LinalgCases() {}

    private static OpCase pair(String name, BinaryOperator<Tensor> op, int[] a, int[] b) {
        return OpCase.of(name, x -> op.apply(x.get(0), x.get(1)), a, b);
    }

    private static int[] shape(int... sizes) {
        return sizes;
    }

    private static List<OpCase> products() {
        return List.of(
                pair("matmul", Tensor::matmul, shape(2, 3, 4), shape(4, 5))
                        .refuses(
                                "matmul: inner dimensions differ, x[…, K=3] · w[K=5, N=3]. x is [2, 3], w is [5, 3]. Did you mean w.transpose()?",
                                () -> Tensor.ones(2, 3).matmul(Tensor.ones(5, 3)))
                        .refuses(
                                "matmul: both operands need at least one dim",
                                () -> Tensor.scalar(1).matmul(Tensor.ones(2))),
                pair("matmul with batches of both", Tensor::matmul, shape(2, 1, 3, 4), shape(3, 4, 2)),
                pair("matmul with a batch on the right", Tensor::matmul, shape(3, 4), shape(2, 4, 2)),
                pair("matmul of vectors", Tensor::matmul, shape(4), shape(2, 4, 3)),
                pair("mm", Tensor::mm, shape(3, 4), shape(4, 5))
                        .refuses(
                                "mm: both operands must be matrices",
                                () -> Tensor.ones(2, 3, 4).mm(Tensor.ones(4, 5))),
                pair("bmm", Tensor::bmm, shape(2, 3, 4), shape(2, 4, 5))
                        .refuses(
                                "bmm: operands must be [B, M, K] and [B, K, N]",
                                () -> Tensor.ones(2, 3, 4).bmm(Tensor.ones(3, 4, 5))),
                pair("mv", Tensor::mv, shape(3, 4), shape(4)),
                pair("dot", Tensor::dot, shape(5), shape(5))
                        .refuses(
                                "dot: both operands must be vectors",
                                () -> Tensor.ones(2, 3).dot(Tensor.ones(3))),
                pair("outer", Tensor::outer, shape(3), shape(4)),
                pair("inner", Tensor::inner, shape(2, 3), shape(4, 3))
                        .refuses(
                                "inner: the last dims must be equal",
                                () -> Tensor.ones(2, 3).inner(Tensor.ones(4))),
                pair("vecdot", (a, b) -> a.vecdot(b, 1), shape(2, 3, 4), shape(3, 1)),
                pair("tensordot", (a, b) -> a.tensordot(b, 2), shape(2, 3, 4), shape(3, 4, 5))
                        .refuses(
                                "tensordot: dims must be between 0 and the ranks",
                                () -> Tensor.ones(2).tensordot(Tensor.ones(2), 2)),
                pair(
                                "tensordot of named dims",
                                (a, b) -> a.tensordot(b, shape(0, -1), shape(1, 0)),
                                shape(2, 3, 4),
                                shape(4, 2, 3))
                        .refuses(
                                "tensordot: contracted dims must be distinct and of equal sizes",
                                () -> Tensor.ones(2, 3).tensordot(Tensor.ones(2, 3), shape(0), shape(1))),
                pair("kron", Tensor::kron, shape(2, 3), shape(2)),
                pair("cross", (a, b) -> a.cross(b, 1), shape(2, 3, 2), shape(3, 1))
                        .refuses(
                                "cross: dim -1 must have size 3",
                                () -> Tensor.ones(2, 4).cross(Tensor.ones(2, 4), -1)),
                matrix("vander", x -> x.vander(4), shape(2, 3))
                        .refuses(
                                "vander: n must be positive",
                                () -> Tensor.ones(2).vander(0)),
                matrix(
                                "matrixNorm",
                                x -> x.mul(Tensor.of(new float[] {1, 1, 20, 1})).matrixNorm(1),
                                shape(2, 3, 4))
                        .on(Sampler.positive())
                        .refuses(
                                "matrixNorm: p must be 1, -1, ∞ or −∞, got 2.0",
                                () -> Tensor.ones(2, 2).matrixNorm(2)),
                matrix("matrixPower", x -> x.matrixPower(3), shape(2, 3, 3)),
                matrix("matrixPower of the inverse", x -> x.matrixPower(-2), shape(3, 3))
                        .on(wellConditioned()));
    }

    private static OpCase matrix(String name, UnaryOperator<Tensor> op, int[] shape) {
        return OpCase.of(name, x -> op.apply(x.getFirst()), shape);
    }

    /// Matrices not far from a multiple of the identity.
    private static Sampler wellConditioned() {
        return new Sampler(
                "well conditioned",
                (rng, s) -> Tensor.rand(rng, s)
                        .add(Tensor.eye(s[s.length - 2], s[s.length - 1]).mul(2)));
    }

    private static Sampler squareAsATensor() {
        return new Sampler(
                "square as a tensor",
                (rng, s) -> Tensor.rand(rng, 4, 4).add(Tensor.eye(4).mul(2)).reshape(s));
    }

    private static OpCase triple(String name, Ternary op, int[] x, int[] a, int[] b) {
        return OpCase.of(name, t -> op.of(t.get(0), t.get(1), t.get(2)), x, a, b);
    }

    private interface Ternary {
        Tensor of(Tensor x, Tensor a, Tensor b);
    }

    private static List<OpCase> sums() {
        return List.of(
                triple("addmm", (x, a, b) -> x.addmm(a, b, 0.5f, 2), shape(5), shape(3, 4), shape(4, 5))
                        .refuses(
                                "addmm: x must broadcast to the product's shape [2, 2]",
                                () -> Tensor.ones(3).addmm(Tensor.ones(2, 2), Tensor.ones(2, 2))),
                triple("addmv", Tensor::addmv, shape(3), shape(3, 4), shape(4)),
                triple("addbmm", Tensor::addbmm, shape(3, 5), shape(2, 3, 4), shape(2, 4, 5)),
                triple("baddbmm", Tensor::baddbmm, shape(2, 3, 5), shape(2, 3, 4), shape(2, 4, 5)),
                triple("addr", Tensor::addr, shape(3, 4), shape(3), shape(4)));
    }

    private static List<OpCase> equations() {
        return List.of(
                matrix("inverse", Tensor::inverse, shape(2, 3, 3))
                        .on(wellConditioned())
                        .refuses(
                                "inverse: needs square matrices",
                                () -> Tensor.ones(2, 3).inverse()),
                pair("solve", Tensor::solve, shape(3, 3), shape(2, 3, 2))
                        .on(wellConditioned(), Sampler.normal())
                        .refuses("solve: b must be", () -> Tensor.ones(2, 2).solve(Tensor.ones(3, 1))),
                pair("solve for a vector", Tensor::solve, shape(3, 3), shape(3))
                        .on(wellConditioned(), Sampler.normal()),
                matrix("trace", Tensor::trace, shape(3, 4))
                        .refuses("trace: needs a matrix", () -> Tensor.ones(2).trace()),
                pair("solveTriangular", (a, b) -> a.solveTriangular(b, true, false), shape(3, 3), shape(2, 3, 2))
                        .on(wellConditioned(), Sampler.normal()),
                pair(
                        "solveTriangular of a lower unit",
                        (a, b) -> a.solveTriangular(b, false, true),
                        shape(3, 3),
                        shape(3, 2)),
                matrix(
                        "cholesky",
                        x -> x.matmul(x.transpose()).add(Tensor.eye(3)).cholesky(),
                        shape(2, 3, 3)),
                matrix("qr", x -> x.qr().q(), shape(4, 3)).on(wellConditioned()),
                matrix("qr: the triangle", x -> x.qr().r(), shape(4, 3)).on(wellConditioned()),
                matrix("qr of a wide matrix", x -> x.qr().q().matmul(x.qr().r().sin()), shape(2, 2, 4))
                        .on(wellConditioned()),
                matrix("qrComplete", x -> x.qrComplete().r(), shape(3, 3)).on(wellConditioned()),
                matrix("lu", x -> x.lu().l().matmul(x.lu().u().sin()), shape(2, 3, 3))
                        .on(wellConditioned()),
                matrix("lu of a tall matrix", x -> x.lu().l().matmul(x.lu().u().sin()), shape(4, 2))
                        .on(wellConditioned()),
                matrix("luFactor", x -> x.luFactor().lu(), shape(3, 4)).on(wellConditioned()),
                pair("luFactor: equations", (a, b) -> a.luFactor().solve(b), shape(2, 3, 3), shape(3, 2))
                        .on(wellConditioned(), Sampler.normal()),
                matrix("tensorInverse", x -> x.tensorInverse(1), shape(4, 2, 2))
                        .on(squareAsATensor())
                        .refuses(
                                "tensorInverse: the first 1 dims must hold as many elements as the rest",
                                () -> Tensor.ones(2, 3).tensorInverse(1)),
                pair("tensorSolve", Tensor::tensorSolve, shape(4, 2, 2), shape(4))
                        .on(squareAsATensor(), Sampler.normal())
                        .refuses(
                                "tensorSolve: a must be",
                                () -> Tensor.ones(2, 3).tensorSolve(Tensor.ones(2))),
                matrix("det", Tensor::det, shape(2, 3, 3)).on(wellConditioned()),
                matrix("logdet", Tensor::logdet, shape(2, 3, 3)).on(wellConditioned()),
                matrix("slogdet", x -> x.slogdet().logAbsDet(), shape(3, 3)).on(wellConditioned()));
    }
}
