package cairn.testkit.golden;

import cairn.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's names of arithmetic, limits and comparisons are called in Cairn.
final class GoldenPointwise {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenPointwise() {}

    static {
        OPS.put(
                "add",
                c -> c.has(1, "alpha")
                        ? c.input().add(c.tensor(0, "other"), c.number(1, "alpha", 1))
                        : c.input().add(c.tensor(0, "other")));
        OPS.put(
                "sub",
                c -> c.has(1, "alpha")
                        ? c.input().sub(c.tensor(0, "other"), c.number(1, "alpha", 1))
                        : c.input().sub(c.tensor(0, "other")));
        OPS.put("rsub", c -> c.tensor(0, "other").sub(c.input(), c.number(1, "alpha", 1)));
        OPS.put("mul", c -> c.input().mul(c.tensor(0, "other")));
        OPS.put("div", c -> GoldenPointwise.div(c));
        OPS.put("true_divide", c -> c.input().div(c.tensor(0, "other")));
        OPS.put("__radd__", c -> c.tensor(0, "other").add(c.input()));
        OPS.put("__rsub__", c -> c.tensor(0, "other").sub(c.input()));
        OPS.put("__rmul__", c -> c.tensor(0, "other").mul(c.input()));
        OPS.put("__rdiv__", c -> c.tensor(0, "other").div(c.input()));
        OPS.put("floor_divide", c -> c.input().floorDivide(c.tensor(0, "other")));
        OPS.put("remainder", c -> c.input().remainder(c.tensor(0, "other")));
        OPS.put("fmod", c -> c.input().fmod(c.tensor(0, "other")));
        OPS.put("neg", c -> c.input().neg());
        OPS.put("abs", c -> c.input().abs());
        OPS.put("sign", c -> c.input().sign());
        OPS.put("positive", c -> c.input());
        OPS.put("copysign", c -> c.input().copysign(c.tensor(0, "other")));
        OPS.put(
                "addcmul",
                c -> c.input().addcmul(c.tensor(0, "tensor1"), c.tensor(1, "tensor2"), c.number(2, "value", 1)));
        OPS.put(
                "addcdiv",
                c -> c.input().addcdiv(c.tensor(0, "tensor1"), c.tensor(1, "tensor2"), c.number(2, "value", 1)));
        OPS.put("lerp", c -> c.input().lerp(c.tensor(0, "end"), c.tensor(1, "weight")));
        OPS.put("floor", c -> c.input().floor());
        OPS.put("ceil", c -> c.input().ceil());
        OPS.put(
                "round",
                c -> c.has(0, "decimals")
                        ? c.input().round(c.integer(0, "decimals"))
                        : c.input().round());
        OPS.put("trunc", c -> c.input().trunc());
        OPS.put("frac", c -> c.input().frac());
        OPS.put("maximum", c -> c.input().maximum(c.tensor(0, "other")));
        OPS.put("minimum", c -> c.input().minimum(c.tensor(0, "other")));
        OPS.put("max:binary", c -> c.input().maximum(c.tensor(0, "other")));
        OPS.put("min:binary", c -> c.input().minimum(c.tensor(0, "other")));
        OPS.put("fmax", c -> c.input().fmax(c.tensor(0, "other")));
        OPS.put("fmin", c -> c.input().fmin(c.tensor(0, "other")));
        OPS.put("clamp", c -> GoldenPointwise.clamp(c));
        OPS.put("clamp_min", c -> c.input().clampMin(c.tensor(0, "min")));
        OPS.put("clamp_max", c -> c.input().clampMax(c.tensor(0, "max")));
        OPS.put("heaviside", c -> c.input().heaviside(c.tensor(0, "values")));
        OPS.put(
                "nan_to_num",
                c -> c.input()
                        .nanToNum(
                                c.number(0, "nan", 0),
                                c.number(1, "posinf", Float.MAX_VALUE),
                                c.number(2, "neginf", -Float.MAX_VALUE)));
        OPS.put("zero_", c -> c.input().mul(0));
        OPS.put("eq", c -> c.input().eq(c.tensor(0, "other")));
        OPS.put("ne", c -> c.input().ne(c.tensor(0, "other")));
        OPS.put("lt", c -> c.input().lt(c.tensor(0, "other")));
        OPS.put("le", c -> c.input().le(c.tensor(0, "other")));
        OPS.put("gt", c -> c.input().gt(c.tensor(0, "other")));
        OPS.put("ge", c -> c.input().ge(c.tensor(0, "other")));
        OPS.put("logical_and", c -> c.input().logicalAnd(c.tensor(0, "other")));
        OPS.put("logical_or", c -> c.input().logicalOr(c.tensor(0, "other")));
        OPS.put("logical_xor", c -> c.input().logicalXor(c.tensor(0, "other")));
        OPS.put("logical_not", c -> c.input().logicalNot());
        OPS.put("isnan", c -> c.input().isNaN());
        OPS.put("isinf", c -> c.input().isInf());
        OPS.put("isfinite", c -> c.input().isFinite());
        OPS.put("signbit", c -> c.input().signbit());
        OPS.put("isclose", c -> GoldenPointwise.isClose(c));
        OPS.put("where", c -> Tensor.where(c.tensor(0, "condition"), c.input(), c.tensor(1, "other")));
    }

    private static Tensor div(Call c) {
        Tensor other = c.tensor(0, "other");
        return switch (c.text(1, "rounding_mode", "none")) {
            case "floor" -> c.input().floorDivide(other);
            case "trunc" -> c.input().truncDivide(other);
            default -> c.input().div(other);
        };
    }

    private static Tensor clamp(Call c) {
        if (!c.has(0, "min")) return c.input().clampMax(c.tensor(1, "max"));
        if (!c.has(1, "max")) return c.input().clampMin(c.tensor(0, "min"));
        return c.input().clamp(c.tensor(0, "min"), c.tensor(1, "max"));
    }

    private static Tensor isClose(Call c) {
        Tensor other = c.tensor(0, "other");
        Tensor close = c.input().isClose(other, c.number(1, "rtol", 1e-5), c.number(2, "atol", 1e-8));
        boolean equalNaN = c.flag(3, "equal_nan", false);
        return equalNaN ? close.logicalOr(c.input().isNaN().logicalAnd(other.isNaN())) : close;
    }
}
