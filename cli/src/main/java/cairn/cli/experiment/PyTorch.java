package cairn.cli.experiment;

import cairn.io.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What PyTorch does on the same task on this machine, where a Python has it.
///
/// @param version of PyTorch
/// @param train accuracies on the training part
/// @param test accuracies on the test part
/// @param seconds training times
/// @param processorSeconds what the processors spent on them
record PyTorch(String version, Spread train, Spread test, Spread seconds, Spread processorSeconds) {
    private static final int PATIENCE_MINUTES = 10;
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3", "python");

    /// Runs the script `name` of this package; empty if there is no Python or no PyTorch, or if it fails.
    ///
    /// @param data what the file holds that is the script's first argument, as little-endian numbers
    /// @param arguments the others
    static Optional<PyTorch> run(String name, float[] data, Object... arguments) {
        try {
            Path script = Files.createTempFile("cairn-", ".py");
            Path file = Files.createTempFile("cairn-", ".f32");
            try {
                copy(name, script);
                ByteBuffer bytes = ByteBuffer.allocate(4 * data.length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(data);
                Files.write(file, bytes.array());
                return measured(script, file, arguments);
            } finally {
                Files.deleteIfExists(script);
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static void copy(String name, Path to) throws IOException {
        try (InputStream in = Objects.requireNonNull(PyTorch.class.getResourceAsStream(name))) {
            Files.write(to, in.readAllBytes());
        }
    }

    private static Optional<PyTorch> measured(Path script, Path data, Object... arguments)
            throws IOException, InterruptedException {
        for (String python : PYTHONS) {
            List<String> command = new ArrayList<>(List.of(python, script.toString(), data.toString()));
            for (Object a : arguments) command.add(a.toString());
            Optional<Process> started = started(command);
            if (started.isEmpty()) continue;
            Optional<PyTorch> done = awaited(started.get());
            if (done.isPresent()) return done;
        }
        return Optional.empty();
    }

    /// Empty if there is no such Python.
    private static Optional<Process> started(List<String> command) {
        try {
            return Optional.of(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<PyTorch> awaited(Process python) throws IOException, InterruptedException {
        python.getOutputStream().close();
        String out = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!python.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) python.destroyForcibly();
        else if (python.exitValue() == 0) return Optional.of(parsed(Json.parseObject(out)));
        return Optional.empty();
    }

    private static PyTorch parsed(Map<String, @Nullable Object> m) {
        return new PyTorch(
                String.valueOf(m.get("version")),
                spread(m.get("train")),
                spread(m.get("test")),
                spread(m.get("seconds")),
                spread(m.get("processor_seconds")));
    }

    private static Spread spread(@Nullable Object numbers) {
        return Spread.of(((List<?>) Objects.requireNonNull(numbers))
                .stream().map(n -> ((Number) n).doubleValue()).toList());
    }
}
