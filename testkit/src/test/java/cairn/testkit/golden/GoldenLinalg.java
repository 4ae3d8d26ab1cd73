package cairn.testkit.golden;

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
}
