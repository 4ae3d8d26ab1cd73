package cairn.testkit.golden;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's names of the activation functions are called in Cairn.
final class GoldenActivation {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenActivation() {}

    static {
        OPS.put("sigmoid", c -> c.input().sigmoid());
        OPS.put("nn.functional.relu", c -> c.input().relu());
        OPS.put("nn.functional.relu6", c -> c.input().relu6());
        OPS.put("nn.functional.selu", c -> c.input().selu());
        OPS.put("nn.functional.silu", c -> c.input().silu());
        OPS.put("nn.functional.mish", c -> c.input().mish());
        OPS.put("nn.functional.softsign", c -> c.input().softsign());
        OPS.put("nn.functional.tanhshrink", c -> c.input().tanhshrink());
        OPS.put("nn.functional.hardsigmoid", c -> c.input().hardsigmoid());
        OPS.put("nn.functional.hardswish", c -> c.input().hardswish());
        OPS.put("nn.functional.logsigmoid", c -> c.input().logSigmoid());
        OPS.put("nn.functional.leaky_relu", c -> c.input().leakyRelu(c.number(0, "negative_slope", 0.01)));
        OPS.put("nn.functional.elu", c -> c.input().elu(c.number(0, "alpha", 1)));
        OPS.put("nn.functional.celu", c -> c.input().celu(c.number(0, "alpha", 1)));
        OPS.put("nn.functional.glu", c -> c.input().glu(c.integer(0, "dim", -1)));
        OPS.put(
                "nn.functional.gelu",
                c -> c.text(0, "approximate", "none").equals("tanh")
                        ? c.input().geluTanh()
                        : c.input().gelu());
        OPS.put(
                "nn.functional.softplus",
                c -> c.input().softplus(c.number(0, "beta", 1), c.number(1, "threshold", 20)));
        OPS.put(
                "nn.functional.hardtanh",
                c -> c.input().hardtanh(c.number(0, "min_val", -1), c.number(1, "max_val", 1)));
        OPS.put("nn.functional.hardshrink", c -> c.input().hardshrink(c.number(0, "lambd", 0.5)));
        OPS.put("nn.functional.softshrink", c -> c.input().softshrink(c.number(0, "lambd", 0.5)));
        OPS.put(
                "nn.functional.threshold",
                c -> c.input().threshold(c.number(0, "threshold", 0), c.number(1, "value", 0)));
        OPS.put("nn.functional.prelu", c -> c.input().prelu(c.tensor(0, "weight")));
    }
}
