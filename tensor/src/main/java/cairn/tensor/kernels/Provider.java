package cairn.tensor.kernels;

import org.jspecify.annotations.Nullable;

/// Which kernels this process uses, chosen once: those of the Vector API where it is present and compiled, else plain Java.
///
/// The system property `cairn.kernels` set to `plain` or `vector` decides otherwise.
public final class Provider {
    private static final String VECTOR_KERNELS = "cairn.tensor.kernels.vector.VectorKernels";
    private static final System.Logger LOG = System.getLogger(Provider.class.getName());

    /// The kernels in use.
    public static final Kernels KERNELS = choose(System.getProperty("cairn.kernels", "auto"));

    private Provider() {}

    private static Kernels choose(String wanted) {
        String obstacle = obstacle();
        return switch (wanted) {
            case "plain" -> plain(System.Logger.Level.DEBUG, "cairn.kernels is 'plain'");
            case "vector" -> {
                if (obstacle != null) throw new IllegalStateException("cairn.kernels is 'vector', but " + obstacle);
                yield vector();
            }
            case "auto" -> obstacle == null ? vector() : plain(System.Logger.Level.WARNING, obstacle);
            default ->
                throw new IllegalArgumentException("cairn.kernels must be plain or vector but is '" + wanted + "'");
        };
    }

    /// Why vector kernels would fail or be slow here; null if they would not.
    private static @Nullable String obstacle() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty())
            return "the module jdk.incubator.vector is missing. Run java with: --add-modules jdk.incubator.vector";
        String mode = System.getProperty("java.vm.info", "");
        if (mode.contains("interpreted") || mode.contains("emulated-client"))
            return "the optimizing compiler C2 is switched off (" + mode + ")";
        return null;
    }

    private static Kernels plain(System.Logger.Level level, String reason) {
        LOG.log(level, "Using the plain Java kernels: " + reason);
        return new PlainKernels();
    }

    /// By name, because the class exists only together with the incubator module.
    private static Kernels vector() {
        LOG.log(System.Logger.Level.DEBUG, "Using the vector kernels");
        try {
            Class<? extends Kernels> type = Class.forName(VECTOR_KERNELS).asSubclass(Kernels.class);
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The vector kernels cannot be loaded", e);
        }
    }
}
