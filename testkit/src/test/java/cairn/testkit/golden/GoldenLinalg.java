package cairn.testkit.golden;

import cairn.tensor.DType;
import cairn.tensor.LU;
import cairn.tensor.LUFactor;
import cairn.tensor.QR;
import cairn.tensor.SignedLogDet;
import cairn.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/// How PyTorch's names of the linalg operations are called in Cairn.
final class GoldenLinalg {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenLinalg() {}

    static {
        products();
        sums();
        matrices();
        factors();
    }

    private static void products() {
        OPS.put("matmul", c -> c.input().matmul(c.tensor(0, "other")));
        OPS.put("__rmatmul__", c -> c.tensor(0, "other").matmul(c.input()));
        OPS.put("mm", c -> c.input().mm(c.tensor(0, "mat2")));
        OPS.put("bmm", c -> c.input().bmm(c.tensor(0, "mat2")));
        OPS.put("mv", c -> c.input().mv(c.tensor(0, "vec")));
        OPS.put("dot", c -> c.input().dot(c.tensor(0, "other")));
        OPS.put("vdot", c -> c.input().dot(c.tensor(0, "other")));
        OPS.put("inner", c -> c.input().inner(c.tensor(0, "other")));
        OPS.put("outer", c -> c.input().outer(c.tensor(0, "vec2")));
        OPS.put("linalg.vecdot", c -> c.input().vecdot(c.tensor(0, "y"), c.integer(1, "dim", -1)));
        OPS.put("tensordot", GoldenLinalg::tensordot);
    }

    private static Object tensordot(Call c) {
        if (!(c.raw(1, "dims") instanceof List<?> dims))
            return c.input().tensordot(c.tensor(0, "other"), c.integer(1, "dims", 2));
        return c.input().tensordot(c.tensor(0, "other"), ints(dims.get(0)), ints(dims.get(1)));
    }

    private static int[] ints(Object list) {
        return ((List<?>) list).stream().mapToInt(v -> ((Number) v).intValue()).toArray();
    }

    private static void sums() {
        OPS.put("addmm", c -> c.input().addmm(c.tensor(0, ""), c.tensor(1, ""), beta(c), alpha(c)));
        OPS.put("addmv", c -> c.input().addmv(c.tensor(0, ""), c.tensor(1, ""), beta(c), alpha(c)));
        OPS.put("addbmm", c -> c.input().addbmm(c.tensor(0, ""), c.tensor(1, ""), beta(c), alpha(c)));
        OPS.put("baddbmm", c -> c.input().baddbmm(c.tensor(0, ""), c.tensor(1, ""), beta(c), alpha(c)));
        OPS.put("addr", c -> c.input().addr(c.tensor(0, ""), c.tensor(1, ""), beta(c), alpha(c)));
    }

    private static float beta(Call c) {
        return c.number(-1, "beta", 1);
    }

    private static float alpha(Call c) {
        return c.number(-1, "alpha", 1);
    }

    private static void matrices() {
        OPS.put("cross", c -> c.input().cross(c.tensor(0, "other"), c.integer(1, "dim", firstOfThree(c.input()))));
        OPS.put("linalg.cross", c -> c.input().cross(c.tensor(0, "other"), c.integer(1, "dim", -1)));
        OPS.put("linalg.vander", c -> {
            Tensor x = c.input().atLeast1d();
            return x.vander(c.integer(-1, "N", x.size(-1)));
        });
        OPS.put("linalg.tensorinv", c -> c.input().tensorInverse(c.integer(0, "ind", 2)));
        OPS.put("linalg.tensorsolve", c -> {
            int[] dims = c.ints(1, "dims");
            int[] last = IntStream.range(-dims.length, 0).toArray();
            return c.input().movedim(dims, last).tensorSolve(c.tensor(0, "other"));
        });
        OPS.put(
                "linalg.matrix_norm",
                c -> matrixNorm(c, c.raw(0, "ord"), c.ints(1, "dim", -2, -1), c.flag(2, "keepdim", false)));
        OPS.put("linalg.norm", GoldenLinalg::norm);
        OPS.put("kron", c -> c.input().kron(c.tensor(0, "other")));
        OPS.put("linalg.matrix_power", c -> c.input().matrixPower(c.integer(0, "n")));
        OPS.put("linalg.multi_dot", c -> Tensor.multiDot(c.inputs().toArray(Tensor[]::new)));
        OPS.put("linalg.inv", c -> c.input().inverse());
        OPS.put("linalg.inv_ex", c -> List.of(c.input().inverse(), noErrors(c.input())));
        OPS.put("linalg.solve", c -> solve(c));
        OPS.put("linalg.solve_ex", c -> List.of(solve(c), noErrors(c.input())));
        OPS.put("trace", c -> c.input().trace());
        OPS.put("linalg.cholesky", c -> cholesky(c));
        OPS.put("linalg.cholesky_ex", c -> List.of(cholesky(c), noErrors(c.input())));
        OPS.put("linalg.solve_triangular", GoldenLinalg::solveTriangular);
        OPS.put("linalg.qr", c -> {
            String mode = c.text(0, "mode", "reduced");
            if (mode.equals("r")) throw new NotCovered("R without Q: take r() of the result");
            QR f = mode.equals("complete") ? c.input().qrComplete() : c.input().qr();
            return List.of(f.q(), f.r());
        });
        OPS.put(
                "einsum",
                c -> Tensor.einsum(c.text(0, "equation", ""), c.inputs().toArray(Tensor[]::new)));
        OPS.put("linalg.det", c -> c.input().det());
        OPS.put("logdet", c -> c.input().logdet());
        OPS.put("linalg.slogdet", c -> {
            SignedLogDet d = c.input().slogdet();
            return List.of(d.sign(), d.logAbsDet());
        });
    }

    private static Tensor matrixNorm(Call c, Object ord, int[] dims, boolean keepDim) {
        Tensor x = c.input();
        if (ord == null || ord.equals("fro")) return x.norm(2, keepDim, dims);
        if (!(ord instanceof Number n) || Math.abs(n.doubleValue()) == 2) throw new NotCovered("singular values");
        return x.matrixNorm(n.doubleValue(), keepDim, dims[0], dims[1]);
    }

    /// A vector norm for one dim, a matrix norm for two; without an order the Euclidean norm of everything.
    private static Tensor norm(Call c) {
        Tensor x = c.input();
        Object ord = c.raw(0, "ord");
        boolean keepDim = c.flag(2, "keepdim", false);
        int[] dims = c.ints(1, "dim");
        if (ord == null) return x.norm(2, keepDim, dims);
        if (dims.length == 2 || (dims.length == 0 && x.rank() == 2))
            return matrixNorm(c, ord, dims.length == 2 ? dims : new int[] {0, 1}, keepDim);
        return x.norm(((Number) ord).doubleValue(), keepDim, dims);
    }

    private static Tensor solve(Call c) {
        if (!c.flag(-1, "left", true)) throw new NotCovered("solving X·A = B: transpose both");
        return c.input().solve(c.tensor(0, "B"));
    }

    private static Tensor cholesky(Call c) {
        Tensor l = c.input().cholesky();
        return c.flag(-1, "upper", false) ? l.transpose() : l;
    }

    private static Tensor solveTriangular(Call c) {
        boolean upper = c.flag(-1, "upper", false);
        boolean unit = c.flag(-1, "unitriangular", false);
        Tensor a = c.input();
        Tensor b = c.tensor(0, "B");
        if (c.flag(-1, "left", true)) return a.solveTriangular(b, upper, unit);
        return a.transpose().solveTriangular(b.transpose(), !upper, unit).transpose();
    }

    /// PyTorch's status of each matrix; Cairn throws.
    private static Tensor noErrors(Tensor a) {
        return Tensor.zeros(DType.I64, Arrays.copyOf(a.shape().dims(), a.rank() - 2));
    }

    private static int firstOfThree(Tensor t) {
        for (int d = 0; d < t.rank(); d++) if (t.size(d) == 3) return d;
        return -1;
    }

    private static void factors() {
        OPS.put("linalg.lu", c -> {
            LU f = c.input().lu();
            return List.of(f.p(), f.l(), f.u());
        });
        OPS.put("linalg.lu_factor", c -> factor(c));
        OPS.put("linalg.lu_factor_ex", c -> {
            List<Tensor> f = factor(c);
            return List.of(f.get(0), f.get(1), noErrors(c.input()));
        });
        OPS.put("linalg.lu_solve", c -> {
            var f = new LUFactor(c.input(), c.tensor(0, "pivots"));
            boolean transposed = c.flag(-1, "adjoint", false);
            Tensor b = c.tensor(1, "B");
            if (c.flag(-1, "left", true)) return transposed ? f.solveTransposed(b) : f.solve(b);
            return (transposed ? f.solve(b.transpose()) : f.solveTransposed(b.transpose())).transpose();
        });
        OPS.put("triangular_solve", c -> {
            boolean upper = c.flag(1, "upper", true);
            boolean transposed = c.flag(2, "transpose", false);
            Tensor a = c.tensor(0, "A");
            Tensor x = (transposed ? a.transpose() : a)
                    .solveTriangular(c.input(), upper != transposed, c.flag(3, "unitriangular", false));
            return List.of(x, a);
        });
    }

    private static List<Tensor> factor(Call c) {
        LUFactor f = c.input().luFactor();
        return List.of(f.lu(), f.pivots());
    }
}
