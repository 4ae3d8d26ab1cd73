package cairn.viz.tensorboard;

import cairn.nn.ModelGraph;
import cairn.tensor.Tensor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;

/// A file of TensorBoard events: what is written under one tag becomes one curve, one series of histograms, one image with a slider.
///
/// ```java
/// try (EventFile file = EventFile.in(Path.of("logs/first"))) {
///     for (int step = 0; step < 100; step++) file.scalar("loss", step, 1.0 / (step + 1));
/// }
/// ```
///
/// Tags may have slashes; the part before the first groups. Methods may be called from any thread. Events reach the disk at [#flush].
public final class EventFile implements AutoCloseable {
    private static final AtomicLong COUNT = new AtomicLong();
    private static final int THRESHOLDS = 127;

    private final Path path;
    private final OutputStream out;
    private final DoubleSupplier clock;

    private EventFile(Path path, DoubleSupplier clock) throws IOException {
        this.path = path;
        this.clock = clock;
        this.out = new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW), 1 << 16);
    }

    /// A new file in `folder`, which is made if it is missing. TensorBoard takes a folder for one run, also with several files in it.
    public static EventFile in(Path folder) {
        return in(folder, () -> System.currentTimeMillis() / 1e3);
    }

    /// @param clock gives the seconds since 1970
    static EventFile in(Path folder, DoubleSupplier clock) {
        String name = "events.out.tfevents.%010d.cairn.%d.%d"
                .formatted(
                        System.currentTimeMillis() / 1000,
                        ProcessHandle.current().pid(),
                        COUNT.getAndIncrement());
        try {
            Files.createDirectories(folder);
            EventFile file = new EventFile(folder.resolve(name), clock);
            file.write(new Message().real(1, file.now()).text(3, "brain.Event:2"));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The event file " + folder.resolve(name) + " could not be made: " + e.getMessage(), e);
        }
    }

    /// Where it lies.
    public Path path() {
        return path;
    }

    /// A number, such as a loss.
    public void scalar(String tag, long step, double value) {
        summary(step, Values.scalar(tag, value));
    }

    /// How the values of a tensor are spread. NaN and infinite values are left out.
    public void histogram(String tag, long step, Tensor values) {
        summary(step, Values.histogram(tag, values));
    }

    /// A picture. Values in `[0, 1]` are taken as they are; others are stretched from the least to the greatest.
    ///
    /// Shape: `[1, H, W]` or `[H, W]` grey, `[3, H, W]` colour.
    public void image(String tag, long step, Tensor image) {
        summary(step, Values.image(tag, image));
    }

    /// A text in Markdown.
    public void text(String tag, long step, String markdown) {
        summary(step, Values.text(tag, markdown));
    }

    /// A row of the table of hyper-parameters: what this run was told, and under which tags its results are, or will be, written as
    /// scalars.
    ///
    /// @param options numbers, booleans, and whatever else, which is shown as text
    public void hyperparameters(Map<String, ?> options, Collection<String> metrics) {
        summary(0, Values.forPlugin("_hparams_/experiment", "hparams", Hyperparameters.experiment(options, metrics)));
        summary(
                0,
                Values.forPlugin("_hparams_/session_start_info", "hparams", Hyperparameters.started(options, now())));
    }

    /// Ends the run whose hyper-parameters were written.
    public void ended() {
        summary(0, Values.forPlugin("_hparams_/session_end_info", "hparams", Hyperparameters.ended(now())));
    }

    /// The precision-recall curve of a two-class question, at 127 evenly spaced thresholds.
    ///
    /// @param scores the predicted probability of class 1, in [0, 1]
    /// @param isOne whether the sample is of class 1
    public void prCurve(String tag, long step, float[] scores, boolean[] isOne) {
        if (scores.length != isOne.length || scores.length == 0)
            throw new IllegalArgumentException(
                    "prCurve: needs one truth per score and at least one, got %d scores and %d truths."
                            .formatted(scores.length, isOne.length));
        summary(step, Values.prCurve(tag, PrCurve.rows(scores, isOne, THRESHOLDS)));
    }

    /// The graph of the network.
    public void graph(ModelGraph graph) {
        write(event(0).bytes(4, Graphs.of(graph).bytes()));
    }

    private void summary(long step, Message value) {
        write(event(step).message(5, new Message().message(1, value)));
    }

    private Message event(long step) {
        return new Message().real(1, now()).integer(2, step);
    }

    private double now() {
        return clock.getAsDouble();
    }

    private synchronized void write(Message event) {
        try {
            Records.write(out, event.bytes());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// Makes what was written visible to readers.
    public synchronized void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private UncheckedIOException failed(IOException e) {
        return new UncheckedIOException(path + " could not be written: " + e.getMessage(), e);
    }
}
