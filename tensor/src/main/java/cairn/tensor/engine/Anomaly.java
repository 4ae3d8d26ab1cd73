package cairn.tensor.engine;

import cairn.tensor.Tensor;

/// Refuses a gradient that is not a number and names the line that called the operation it came from.
final class Anomaly {
    private Anomaly() {}

    static void check(Node node, int input, Tensor dx) {
        if (!hasNaN(dx)) return;
        throw new ArithmeticException(
                "backward: %s returned NaN as the gradient of its input %d. The operation was called at %s."
                        .formatted(node.name(), input, node.origin));
    }

    private static boolean hasNaN(Tensor t) {
        for (float v : t.toFloatArray()) if (Float.isNaN(v)) return true;
        return false;
    }
}
