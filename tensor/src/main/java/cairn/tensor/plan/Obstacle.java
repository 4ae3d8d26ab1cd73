package cairn.tensor.plan;

import java.util.List;

/// Why a step is not planned.
///
/// @param what completes the sentence "the step …"
/// @param where the line of the program that brought it about; empty if it is not one line
record Obstacle(String what, String where) {
    private static final List<String> LIBRARY = List.of(
            "cairn.tensor", "cairn.nn", "cairn.optim", "cairn.train", "cairn.data", "cairn.metrics", "java.", "jdk.");

    /// An obstacle met while the calling thread runs the step.
    static Obstacle here(String what) {
        return new Obstacle(
                what,
                StackWalker.getInstance()
                        .walk(frames ->
                                frames.filter(f -> isProgram(f.getClassName())).findFirst())
                        .map(f -> "%s.%s(%s:%d)"
                                .formatted(f.getClassName(), f.getMethodName(), f.getFileName(), f.getLineNumber()))
                        .orElse(""));
    }

    private static boolean isProgram(String name) {
        String outer = name.replaceFirst("\\$.*", "");
        return outer.endsWith("Test") || LIBRARY.stream().noneMatch(name::startsWith);
    }

    @Override
    public String toString() {
        return "The step " + what + (where.isEmpty() ? "." : ", at " + where + ".");
    }
}
