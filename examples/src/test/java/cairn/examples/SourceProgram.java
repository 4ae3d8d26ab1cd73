package cairn.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Runs a source file as `./cairn Program.java` does: in a process of its own, with Cairn's modules and what they need.
final class SourceProgram {
    private SourceProgram() {}

    /// What the program prints.
    static String run(Path source, Path directory) throws IOException, InterruptedException {
        Path errors = Files.createTempFile(directory, "errors", ".txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector,ALL-MODULE-PATH",
                        "--module-path",
                        modules(),
                        "-Dstdout.encoding=UTF-8",
                        "-Duser.language=en",
                        source.toString())
                .directory(directory.toFile())
                .redirectError(errors.toFile())
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> printed + "\n" + read(errors));
        return printed;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// Where `cairn.viz` and all that it needs lie.
    private static String modules() {
        var found = Configuration.resolve(
                ModuleFinder.of(Classes.PATH.toArray(Path[]::new)),
                List.of(ModuleLayer.boot().configuration()),
                ModuleFinder.of(),
                Set.of("cairn.viz"));
        return found.modules().stream()
                .map(m -> m.reference())
                .map(ModuleReference::location)
                .map(Optional::orElseThrow)
                .map(URI::getPath)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
