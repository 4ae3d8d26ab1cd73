package cairn.train;

import cairn.metrics.RunningMean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How far a training has come: the numbers of it that a checkpoint holds.
final class Progress {
    int epoch; // finished epochs, plus the current one while inEpoch
    boolean inEpoch;
    int batch; // batches seen in the current epoch
    long steps;
    int pending; // batches whose gradients wait for a step
    RunningMean epochLoss = new RunningMean();
    final List<EpochResult> results = new ArrayList<>();
    double best = Double.NaN;
    int bestEpoch;
    int evaluationsSinceBest;
    double seconds; // of earlier runs, and of this one when saved

    /// These numbers as JSON values; only between steps.
    Map<String, Object> toMap() {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("epoch", epoch);
        m.put("in_epoch", inEpoch);
        m.put("batch", batch);
        m.put("steps", steps);
        m.put("loss_sum", epochLoss.sum());
        m.put("loss_count", epochLoss.count());
        m.put("results", results.stream().map(Progress::toMap).toList());
        m.put("best", best); // NaN becomes null
        m.put("best_epoch", bestEpoch);
        m.put("evaluations_since_best", evaluationsSinceBest);
        m.put("seconds", seconds);
        return m;
    }

    static Map<String, Object> toMap(EpochResult r) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("epoch", r.epoch());
        m.put("steps", r.steps());
        m.put("train_loss", r.trainLoss());
        m.put("validation", r.validation());
        m.put("lr", r.lr());
        m.put("seconds", r.seconds());
        m.put("samples_per_second", r.samplesPerSecond());
        return m;
    }

    static Progress of(SavedValues m) {
        Progress p = new Progress();
        p.epoch = m.integer("epoch");
        p.inEpoch = m.flag("in_epoch");
        p.batch = m.integer("batch");
        p.steps = m.whole("steps");
        long count = m.whole("loss_count");
        if (count > 0) p.epochLoss.add(m.number("loss_sum") / count, count);
        for (SavedValues r : m.list("results")) p.results.add(result(r));
        p.best = m.number("best");
        p.bestEpoch = m.integer("best_epoch");
        p.evaluationsSinceBest = m.integer("evaluations_since_best");
        p.seconds = m.number("seconds");
        return p;
    }

    private static EpochResult result(SavedValues r) {
        return new EpochResult(
                r.integer("epoch"),
                r.whole("steps"),
                r.number("train_loss"),
                r.numbersOrNull("validation"),
                r.number("lr"),
                r.number("seconds"),
                r.number("samples_per_second"));
    }
}
