package cairn.data.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// The folder with the larger datasets: the system property or environment variable `CAIRN_TEST_DATA`, else `../shared/data` beside the
/// project. Tests that need it are skipped, with the reason, where it is not there.
final class TestData {
    private static final String VARIABLE = "CAIRN_TEST_DATA";

    private TestData() {}

    static Path folder() {
        Path folder = Path.of(Optional.ofNullable(System.getProperty(VARIABLE))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .orElseGet(() ->
                        projectRoot().resolveSibling("shared").resolve("data").toString()));
        Assumptions.assumeTrue(
                Files.isDirectory(folder), () -> "there is no test data in " + folder + "; set " + VARIABLE);
        return folder;
    }

    private static Path projectRoot() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolveSibling("pom.xml")) ? here.getParent() : here;
    }
}
