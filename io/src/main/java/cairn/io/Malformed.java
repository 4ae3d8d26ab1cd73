package cairn.io;

import java.io.IOException;

/// A clause that says what is wrong with a file, for the [FileException] that names it.
final class Malformed extends IOException {
    private static final long serialVersionUID = 1L;

    Malformed(String clause) {
        super(clause);
    }
}
