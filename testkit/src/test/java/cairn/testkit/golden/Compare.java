package cairn.testkit.golden;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.Graph;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Holds results and gradients against the reference, within rtol 1e-4 and atol 1e-5.
final class Compare {
    private static final double RTOL = 1e-4;
    private static final double ATOL = 1e-5;

    private Compare() {}

    /// Null if `actual` (a tensor, or a list nested like the reference) equals `expected`, else what differs.
    static String difference(String what, Object expected, Object actual) {
        return switch (expected) {
            case GoldenTensor g when actual instanceof Tensor t -> tensors(what, g, t);
            case GoldenTensor g when actual instanceof Boolean b -> (g.values()[0] != 0) == b ? null : what + ": " + b;
            case GoldenTensor g when actual instanceof List<?> l && l.size() == 1 -> difference(what, g, l.getFirst());
            case List<?> list when actual instanceof List<?> l -> lists(what, list, l);
            case List<?> list
            when actual instanceof Tensor t && list.size() == 1 -> difference(what, list.getFirst(), t);
            case Boolean b when actual instanceof Boolean a -> b.equals(a) ? null : what + ": expected " + b;
            case Number n
            when actual instanceof Tensor t ->
                Math.abs(n.doubleValue() - t.item()) <= ATOL ? null : what + ": expected " + n;
            case null -> null;
            default -> what + ": expected " + expected.getClass().getSimpleName() + ", got " + actual;
        };
    }

    private static String lists(String what, List<?> expected, List<?> actual) {
        if (expected.size() != actual.size())
            return what + ": expected " + expected.size() + " results, got " + actual.size();
        for (int i = 0; i < expected.size(); i++) {
            String d = difference(what + "[" + i + "]", expected.get(i), actual.get(i));
            if (d != null) return d;
        }
        return null;
    }

    private static String tensors(String what, GoldenTensor expected, Tensor actual) {
        if (!Arrays.equals(expected.shape(), actual.shape().dims()))
            return what + ": expected shape " + Arrays.toString(expected.shape()) + ", got " + actual.shape();
        String type = typeDifference(expected, actual);
        return type != null ? what + type : valueDifference(what, expected.values(), doubles(actual));
    }

    private static String typeDifference(GoldenTensor expected, Tensor actual) {
        DType wanted = expected.isFloat() ? DType.F32 : expected.dtype().equals("bool") ? DType.BOOL : DType.I64;
        return wanted == actual.dtype() ? null : ": expected type " + wanted + ", got " + actual.dtype();
    }

    private static double[] doubles(Tensor t) {
        if (t.dtype() == DType.I64)
            return Arrays.stream(t.toLongArray()).asDoubleStream().toArray();
        float[] f = t.toFloatArray();
        double[] d = new double[f.length];
        for (int i = 0; i < d.length; i++) d[i] = f[i];
        return d;
    }

    private static String valueDifference(String what, double[] expected, double[] actual) {
        for (int i = 0; i < expected.length; i++)
            if (!close(expected[i], actual[i]))
                return "%s: element %d is %s, expected %s".formatted(what, i, actual[i], expected[i]);
        return null;
    }

    private static boolean close(double e, double a) {
        return e == a || (Double.isNaN(e) && Double.isNaN(a)) || Math.abs(e - a) <= ATOL + RTOL * Math.abs(e);
    }

    /// The gradients of `Σ out·c` with respect to `leaves`, where `cᵢ = cos(0.7·i + 0.3)` starts anew in every output.
    static List<Tensor> gradients(Object out, List<Tensor> leaves) {
        List<Tensor> ys = new ArrayList<>();
        collect(out, ys);
        for (Tensor leaf : leaves) leaf.setGrad(null);
        if (!ys.isEmpty())
            Autograd.backward(ys, ys.stream().map(Compare::cotangent).toList(), Graph.FREE);
        return leaves.stream()
                .map(l -> l.grad() != null ? l.grad() : Tensor.zeros(l.shape().dims()))
                .toList();
    }

    private static void collect(Object out, List<Tensor> ys) {
        if (out instanceof List<?> list) list.forEach(o -> collect(o, ys));
        if (out instanceof Tensor t && t.isTracked()) ys.add(t);
    }

    private static Tensor cotangent(Tensor y) {
        float[] c = new float[y.numel()];
        for (int i = 0; i < c.length; i++) c[i] = (float) Math.cos(0.7 * i + 0.3);
        return Tensor.of(c, c.length).reshape(y.shape().dims());
    }
}
