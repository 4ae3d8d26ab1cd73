package cairn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The machine and the settings of a run, in Markdown.
final class Machine {
    private Machine() {}

    static String describe(Options options, Path folder) {
        return """
                Measured on %s with `benchmarks/run --threads %d --seconds %s`.

                | | |
                |---|---|
                | processor | %s, %d processors |
                | memory | %s GB |
                | system | %s %s |
                | Java | %s |
                | Cairn | `java %s` |
                | PyTorch | %s, with MKL, through JavaCPP: `java %s` |
                | Deeplearning4j | %s |
                | ONNX Runtime | %s |
                | load when it began | %s |
                """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        options.threads(),
                        Tables.number(options.seconds()),
                        first("/proc/cpuinfo", "model name"),
                        Runtime.getRuntime().availableProcessors(),
                        first("/proc/meminfo", "MemTotal").replaceAll("\\d{6} kB", ""),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.vm.name") + " " + Runtime.version(),
                        String.join(" ", Side.Framework.CAIRN.options()),
                        version(folder, "pytorch", "pytorch"),
                        String.join(" ", Side.Framework.PYTORCH.options()),
                        version(folder, "deeplearning4j", "deeplearning4j-nn"),
                        version(folder, "onnxruntime", "onnxruntime"),
                        read("/proc/loadavg").split(" ", 2)[0]);
    }

    /// The value in the first line of a file that begins with `key`.
    private static String first(String file, String key) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    /// The version of an artifact on a class path.
    private static String version(Path folder, String classPath, String artifact) {
        for (String jar :
                read(folder.resolve(classPath + ".classpath").toString()).split(":", -1)) {
            String file = jar.substring(jar.lastIndexOf('/') + 1);
            if (file.matches(artifact + "-[0-9].*jar"))
                return file.substring(artifact.length() + 1).replaceAll("(-linux.*)?\\.jar", "");
        }
        return "unknown";
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
