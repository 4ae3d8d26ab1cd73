package cairn.benchmarks;

import java.util.Locale;

/// Outcomes as tables in Markdown.
final class Tables {
    private Tables() {}

    /// One workload: a row for each side, then what else there is to say.
    static String of(Outcome outcome) {
        Workload w = outcome.workload();
        var text = new StringBuilder("**%s** %s%n%n".formatted(w.name(), w.about()));
        text.append("| | median | p95 | Cairn planned is faster by | peak memory |\n|---|--:|--:|--:|--:|\n");
        outcome.results().forEach(result -> text.append(row(outcome, result)));
        text.append('\n');
        Score.of(outcome)
                .forEach(score -> text.append("- ").append(score.sentence()).append('\n'));
        if (!outcome.planned().plan().isEmpty()) text.append(plan(outcome.planned()));
        if (!outcome.eager().profile().isEmpty()) text.append(profile(outcome.eager()));
        return text.append('\n').toString();
    }

    private static String row(Outcome outcome, Outcome.Result result) {
        return "| %s | %s | %s | %s | %d MB |%n"
                .formatted(
                        result.entrant().side().title(),
                        speed(result.samples().median(), outcome.workload()),
                        time(result.samples().p95()),
                        result.equals(outcome.results().getFirst()) ? "" : ratio(outcome.ratio(result)),
                        result.kilobytes() / 1024);
    }

    private static String plan(Outcome.Facts facts) {
        return "- A planned step allocates %s bytes. Steps are within a tenth of their final speed after %d steps, %s s.%n"
                .formatted(number(facts.bytes()), facts.warmSteps(), number(facts.warmMillis() / 1e3));
    }

    private static String profile(Outcome.Facts facts) {
        return "%nWhere an eager step spends its time, kernel by kernel:%n%n```text%n%s%n```%n"
                .formatted(facts.profile());
    }

    /// The time of a step, and its rate if it has one.
    static String speed(double nanos, Workload w) {
        if (w.multiplyAdds() == 0) return time(nanos);
        return "%s, %.0f GFLOP/s".formatted(time(nanos), 2.0 * w.multiplyAdds() / nanos);
    }

    /// Nanoseconds as text.
    static String time(double nanos) {
        if (nanos < 1e6) return number(nanos / 1e3) + " µs";
        return nanos < 1e9 ? number(nanos / 1e6) + " ms" : number(nanos / 1e9) + " s";
    }

    static String ratio(double value) {
        return number(value) + "×";
    }

    /// A number with about three digits.
    static String number(double value) {
        int decimals = value == Math.rint(value) && value < 10 ? 0 : value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
