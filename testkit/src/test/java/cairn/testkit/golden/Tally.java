package cairn.testkit.golden;

import java.util.Map;
import java.util.TreeMap;

/// Counts reference cases and prints what ran, what passed, and what is not covered and why.
final class Tally {
    private final String what;
    private final Map<String, Integer> passed = new TreeMap<>();
    private final Map<String, Map<String, Integer>> left = new TreeMap<>(); // reason → name → cases

    Tally(String what) {
        this.what = what;
    }

    void pass(String name) {
        passed.merge(name, 1, Integer::sum);
    }

    void notCovered(String name, int cases, String reason) {
        left.computeIfAbsent(reason, r -> new TreeMap<>()).merge(name, cases, Integer::sum);
    }

    int passed() {
        return passed.values().stream().mapToInt(Integer::intValue).sum();
    }

    void print() {
        int out = left.values().stream()
                .flatMap(m -> m.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        System.out.printf(
                "PyTorch reference, %s: %d cases of %d entries agree, %d cases not covered%n",
                what, passed(), passed.size(), out);
        left.forEach((reason, names) -> System.out.printf("  %s: %s%n", reason, names));
    }
}
