package cairn.tensor.kernels;

/// Which kernels this process uses, chosen once.
public final class Provider {
    /// The kernels in use.
    public static final Kernels KERNELS = new PlainKernels();

    private Provider() {}
}
