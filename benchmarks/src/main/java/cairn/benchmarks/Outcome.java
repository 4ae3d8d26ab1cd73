package cairn.benchmarks;

import java.util.List;
import java.util.OptionalDouble;

/// What was measured of one workload.
///
/// @param results of each process, Cairn's plan first
/// @param losses what PyTorch computed, or Cairn where PyTorch takes no part
/// @param planned about Cairn's planned steps
/// @param eager about Cairn's eager steps
record Outcome(Workload workload, List<Result> results, float[] losses, Facts planned, Facts eager) {
    /// What one process did.
    ///
    /// @param samples the times of its steps
    /// @param kilobytes the most memory it had so far
    record Result(Entrant entrant, Samples samples, long kilobytes) {}

    /// What a process of Cairn tells about its steps.
    ///
    /// @param warmSteps how many steps it took until steps were within a tenth of their final speed
    /// @param warmMillis how long these took
    /// @param bytes allocated per step
    /// @param profile where steps spend their time, kernel by kernel; empty for planned steps
    /// @param plan what the plan says about itself; empty for eager steps
    record Facts(long warmSteps, long warmMillis, double bytes, String profile, String plan) {
        static final Facts NONE = new Facts(0, 0, 0, "", "");
        private static final int STEPS = 10;

        static Facts ask(WorkerProcess worker) {
            String[] warmth = worker.ask("warmth").split(" ", -1);
            double bytes = Double.parseDouble(worker.ask("allocated " + STEPS)) / STEPS;
            boolean eager = worker.entrant().side() == Side.CAIRN_EAGER;
            String profile = eager ? lines(worker.ask("profile " + STEPS)) : "";
            String plan = eager ? "" : lines(worker.ask("explain"));
            return new Facts(Long.parseLong(warmth[0]), Long.parseLong(warmth[1]), bytes, profile, plan);
        }

        private static String lines(String answer) {
            return answer.replace("\\n", "\n").replace("\\\\", "\\");
        }
    }

    /// The times of the first process of `side`.
    Samples of(Side side) {
        return results.stream()
                .filter(r -> r.entrant().side() == side)
                .findFirst()
                .orElseThrow()
                .samples();
    }

    /// The times of `entrant`.
    Samples of(Entrant entrant) {
        return results.stream()
                .filter(r -> r.entrant().equals(entrant))
                .findFirst()
                .orElseThrow()
                .samples();
    }

    /// How many times as long as Cairn's plan it took.
    double ratio(Result result) {
        return result.samples().ratioTo(results.getFirst().samples());
    }

    /// How many times as long the fastest of `sides` took as Cairn's plan.
    OptionalDouble ratio(List<Side> sides) {
        return results.stream()
                .filter(r -> sides.contains(r.entrant().side()))
                .mapToDouble(this::ratio)
                .min();
    }
}
