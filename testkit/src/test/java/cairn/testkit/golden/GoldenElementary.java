package cairn.testkit.golden;

import cairn.tensor.DType;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's names of powers, exponentials, logarithms and trigonometry are called in Cairn.
final class GoldenElementary {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenElementary() {}

    static {
        OPS.put("square", c -> c.input().square());
        OPS.put("sqrt", c -> c.input().sqrt());
        OPS.put("rsqrt", c -> c.input().rsqrt());
        OPS.put("reciprocal", c -> c.input().reciprocal());
        OPS.put("exp", c -> c.input().exp());
        OPS.put("expm1", c -> c.input().expm1());
        OPS.put("exp2", c -> c.input().exp2());
        OPS.put("log", c -> c.input().log());
        OPS.put("log1p", c -> c.input().log1p());
        OPS.put("log2", c -> c.input().log2());
        OPS.put("log10", c -> c.input().log10());
        OPS.put("sin", c -> c.input().sin());
        OPS.put("cos", c -> c.input().cos());
        OPS.put("tan", c -> c.input().tan());
        OPS.put("asin", c -> c.input().asin());
        OPS.put("acos", c -> c.input().acos());
        OPS.put("atan", c -> c.input().atan());
        OPS.put("sinh", c -> c.input().sinh());
        OPS.put("cosh", c -> c.input().cosh());
        OPS.put("tanh", c -> c.input().tanh());
        OPS.put("asinh", c -> c.input().asinh());
        OPS.put("acosh", c -> c.input().acosh());
        OPS.put("atanh", c -> c.input().atanh());
        OPS.put("sinc", c -> c.input().sinc());
        OPS.put("deg2rad", c -> c.input().deg2rad());
        OPS.put("rad2deg", c -> c.input().rad2deg());
        OPS.put(
                "pow",
                c -> c.raw(0, "exponent") instanceof Number n
                        ? c.input().pow(n.doubleValue())
                        : c.input().pow(c.tensor(0, "exponent")));
        OPS.put("float_power", c -> c.input().to(DType.F32).pow(c.tensor(0, "exponent")));
        OPS.put("__rpow__", c -> c.tensor(0, "other").pow(c.input()));
        OPS.put("hypot", c -> c.input().hypot(c.tensor(0, "other")));
        OPS.put("atan2", c -> c.input().atan2(c.tensor(0, "other")));
        OPS.put("logaddexp", c -> c.input().logAddExp(c.tensor(0, "other")));
        OPS.put("logaddexp2", c -> c.input().logAddExp2(c.tensor(0, "other")));
        OPS.put(
                "logit",
                c -> c.has(0, "eps")
                        ? c.input().logit(c.number(0, "eps", 0))
                        : c.input().logit());
    }
}
