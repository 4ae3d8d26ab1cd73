package cairn.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The other end of a [Worker]: starts it, tells it what to do, and waits for its answers.
final class WorkerProcess implements AutoCloseable {
    private static final int SECONDS_TO_END = 5;
    private static final int LOG_LINES = 15;

    private final Entrant entrant;
    private final Path log;
    private final Process process;
    private final BufferedWriter to;
    private final BufferedReader from;

    /// Starts a process for `entrant`. What its libraries print goes to a log in `folder`.
    WorkerProcess(Entrant entrant, Path folder) {
        this.entrant = entrant;
        log = folder.resolve(entrant.side().name().toLowerCase(Locale.ROOT) + "-" + entrant.threads() + ".log");
        try {
            process = builder(folder).redirectError(log.toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        to = process.outputWriter(StandardCharsets.UTF_8);
        from = process.inputReader(StandardCharsets.UTF_8);
    }

    private ProcessBuilder builder(Path folder) throws IOException {
        String threads = Integer.toString(entrant.threads());
        var framework = entrant.side().framework();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(framework.options());
        command.addAll(List.of("-cp", classPath(folder), "-Dcairn.threads=" + threads));
        if (Boolean.getBoolean("cairn.benchmarks.cpu")) command.add("-Dcairn.benchmarks.cpu=true");
        command.addAll(List.of(Worker.class.getName(), entrant.side().name()));
        var builder = new ProcessBuilder(command);
        for (String name : List.of("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"))
            builder.environment().put(name, threads);
        return builder;
    }

    /// Our own classes, and what the framework runs on: a file that `run` had Maven write.
    private String classPath(Path folder) throws IOException {
        String own = System.getProperty("java.class.path");
        if (entrant.side().isCairn()) return own;
        String file = entrant.side().framework().classPath() + ".classpath";
        return own + ":" + Files.readString(folder.resolve(file)).strip();
    }

    Entrant entrant() {
        return entrant;
    }

    /// Sends a line, without waiting for its answer.
    void send(String line) {
        try {
            to.write(line);
            to.newLine();
            to.flush();
        } catch (IOException e) {
            throw ended(e);
        }
    }

    /// Waits for the next answer.
    String receive() {
        try {
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                if (line.startsWith(Worker.ANSWER)) return line.substring(Worker.ANSWER.length());
            }
        } catch (IOException e) {
            throw ended(e);
        }
        throw ended(null);
    }

    String ask(String line) {
        send(line);
        return receive();
    }

    /// The results of the next `n` steps.
    float[] losses(int n) {
        String[] words = ask("losses " + n).strip().split(" ", -1);
        float[] losses = new float[words.length];
        for (int i = 0; i < losses.length; i++) losses[i] = Float.parseFloat(words[i]);
        return losses;
    }

    /// Nanoseconds per step, measured for about `millis`.
    long[] run(long millis) {
        return Arrays.stream(ask("run " + millis).split(" ", -1))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private IllegalStateException ended(@Nullable IOException cause) {
        return new IllegalStateException(entrant.side().title() + " ended:\n" + lastOfLog(), cause);
    }

    private String lastOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            return "there is no log: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        try {
            to.close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
