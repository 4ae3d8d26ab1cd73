package cairn.io;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/// Files written by NumPy and PyTorch, and the scripts that wrote them.
final class Fixture {
    private Fixture() {}

    static Path path(String name) {
        try {
            return Path.of(Objects.requireNonNull(Fixture.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }
}
