package cairn.train;

import java.util.LinkedHashMap;
import java.util.Map;

/// The loss step by step, in a file that stays small: after every 2,000 lines a line stands for twice as many batches, and holds their mean
/// loss.
final class StepLog {
    private static final int LINES_PER_STRIDE = 2000;

    private final LineFile file;
    private int stride = 1;
    private int lines;
    private double sum;
    private int batches;
    private long samples;
    private long from = System.nanoTime();

    StepLog(LineFile file) {
        this.file = file;
    }

    void add(TrainingEvent.BatchDone b) {
        sum += b.loss();
        samples += b.samples();
        if (++batches < stride) return;
        long now = System.nanoTime();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("step", b.step());
        line.put("epoch", b.epoch());
        line.put("loss", (float) (sum / batches));
        line.put("lr", (float) b.lr());
        line.put("samples_per_second", (float) Math.rint(samples / Math.max(1e-9, (now - from) / 1e9)));
        file.add(line);
        sum = 0;
        batches = 0;
        samples = 0;
        from = now;
        if (++lines % LINES_PER_STRIDE == 0) stride *= 2;
    }

    /// Begins to measure the rate anew: what lay between was not training.
    void pause() {
        from = System.nanoTime();
    }

    void flush() {
        file.flush();
    }
}
