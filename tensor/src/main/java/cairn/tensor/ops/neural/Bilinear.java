package cairn.tensor.ops.neural;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A map that is linear in each of two inputs: `y_k = x1 · W_k · x2ᵀ + b_k`. Shape: `[…, in1], […, in2], [out, in1, in2], [out] → […, out]`.
public final class Bilinear {
    private Bilinear() {}

    public static Tensor of(Tensor x1, Tensor x2, Tensor weight, @Nullable Tensor bias) {
        check(x1, x2, weight, bias);
        int out = weight.size(0);
        int n = x1.numel() / Math.max(1, x1.size(-1));
        int in1 = weight.size(1);
        int in2 = weight.size(2);
        Tensor columns = weight.permute(1, 0, 2).reshape(in1, out * in2);
        Tensor half = x1.reshape(n, in1).matmul(columns).reshape(n, out, in2);
        Tensor y = half.matmul(x2.reshape(n, in2, 1)); // [n, out, 1]
        int[] dims = x1.shape().dims();
        dims[dims.length - 1] = out;
        Tensor shaped = y.reshape(dims);
        return bias == null ? shaped : shaped.add(bias);
    }

    private static void check(Tensor x1, Tensor x2, Tensor weight, @Nullable Tensor bias) {
        if (weight.rank() != 3) throw ShapeException.of("bilinear", "weight must be [out, in1, in2]", weight.shape());
        if (bias != null && (bias.rank() != 1 || bias.size(0) != weight.size(0)))
            throw ShapeException.of("bilinear", "bias must be [out=%d]".formatted(weight.size(0)), bias.shape());
        checkInput("x", "in1", x1, weight.size(1));
        checkInput("x2", "in2", x2, weight.size(2));
        int[] a = x1.shape().dims();
        int[] b = x2.shape().dims();
        if (a.length != b.length || !Arrays.equals(a, 0, a.length - 1, b, 0, b.length - 1))
            throw ShapeException.of(
                    "bilinear", "x and x2 must agree in all dims but the last", x1.shape() + " and " + x2.shape());
    }

    private static void checkInput(String name, String size, Tensor x, int expected) {
        if (x.rank() == 0 || x.size(-1) != expected)
            throw ShapeException.of("bilinear", "%s must be […, %s=%d]".formatted(name, size, expected), x.shape());
    }
}
