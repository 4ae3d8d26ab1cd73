package cairn.tensor.engine;

import org.jspecify.annotations.Nullable;

/// Where in the user's program an operation was called: noted only while anomaly detection is on.
record Origin(StackWalker.StackFrame frame) {
    private static volatile boolean detecting;

    static boolean detecting() {
        return detecting;
    }

    static void detect(boolean on) {
        detecting = on;
    }

    /// The first caller outside the engine, or null while detection is off.
    static @Nullable Origin here() {
        if (!detecting) return null;
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(f -> !isEngine(f.getClassName())).findFirst())
                .map(Origin::new)
                .orElse(null);
    }

    private static boolean isEngine(String name) {
        int lastDot = name.lastIndexOf('.');
        String pkg = lastDot < 0 ? "" : name.substring(0, lastDot);
        boolean ours = pkg.equals("cairn.tensor")
                || pkg.startsWith("cairn.tensor.engine")
                || pkg.startsWith("cairn.tensor.ops");
        return ours && !name.endsWith("Test");
    }

    @Override
    public String toString() {
        return "%s.%s(%s:%d)"
                .formatted(frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
    }
}
