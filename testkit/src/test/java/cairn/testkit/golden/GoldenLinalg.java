package cairn.testkit.golden;

import cairn.tensor.DType;
import cairn.tensor.QR;
import cairn.tensor.SignedLogDet;
import cairn.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's names of the linalg operations are called in Cairn.
final class GoldenLinalg {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenLinalg() {}

    static {
        products();
        sums();
        matrices();
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
}
