package cairn.testkit.golden;

import cairn.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's names of the special functions of mathematics are called in Cairn.
final class GoldenSpecial {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenSpecial() {}

    static {
        OPS.put("erf", c -> c.input().erf());
        OPS.put("erfc", c -> c.input().erfc());
        OPS.put("erfinv", c -> c.input().erfinv());
        OPS.put("lgamma", c -> c.input().lgamma());
        OPS.put("digamma", c -> c.input().digamma());
        OPS.put("polygamma", c -> GoldenSpecial.polygamma(c));
        OPS.put("special.polygamma", c -> GoldenSpecial.polygamma(c));
        OPS.put("mvlgamma", c -> c.input().mvlgamma(c.integer(0, "p")));
        OPS.put("special.ndtr", c -> c.input().ndtr());
        OPS.put("special.log_ndtr", c -> c.input().logNdtr());
        OPS.put("special.ndtri", c -> c.input().ndtri());
        OPS.put("special.erfcx", c -> c.input().erfcx());
        OPS.put("special.entr", c -> c.input().entr());
        OPS.put("special.zeta", c -> c.input().zeta(c.tensor(0, "other")));
        OPS.put("xlogy", c -> c.input().xlogy(c.tensor(0, "other")));
        OPS.put("special.xlog1py", c -> c.input().xlog1py(c.tensor(0, "other")));
    }

    private static Tensor polygamma(Call c) {
        return c.input().polygamma(c.integer(0, "n"));
    }
}
