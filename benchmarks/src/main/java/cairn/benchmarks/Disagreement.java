package cairn.benchmarks;

/// Something is wrong with what was computed, so that its times mean nothing.
final class Disagreement extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final double LEAST = 1e-3; // below it, differences are not relative

    private Disagreement(String message) {
        super(message);
    }

    /// Planned steps of `workload` went on allocating.
    static Disagreement allocated(Workload workload, String bytes, int steps) {
        return new Disagreement("%s: %d planned steps allocate %s bytes.".formatted(workload.name(), steps, bytes));
    }

    /// @throws Disagreement if `theirs` are further from the first of `ours` than `workload` allows
    static void check(Workload workload, String name, float[] theirs, float[] ours) {
        for (int i = 0; i < theirs.length; i++) {
            double allowed = workload.tolerance() * Math.max(LEAST, Math.abs(ours[i]));
            if (!(Math.abs(theirs[i] - ours[i]) <= allowed))
                throw new Disagreement("%s, step %d: %s has %s, Cairn %s."
                        .formatted(workload.name(), i + 1, name, theirs[i], ours[i]));
        }
    }
}
