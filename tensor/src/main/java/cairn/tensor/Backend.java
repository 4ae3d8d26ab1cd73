package cairn.tensor;

import cairn.tensor.kernels.PlainKernels;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Team;

/// What this process computes with.
public final class Backend {
    private Backend() {}

    /// How many threads share the work: the system property `cairn.threads` when the first tensor was made, else all processors.
    public static int threads() {
        return Team.threads();
    }

    /// The kernels in use: `plain Java` or `Vector API`.
    public static String kernels() {
        return Provider.KERNELS instanceof PlainKernels ? "plain Java" : "Vector API";
    }
}
