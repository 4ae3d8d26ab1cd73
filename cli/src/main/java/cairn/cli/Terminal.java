package cairn.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The terminal that the output goes to.
///
/// @param columns letters a line
/// @param rows lines
/// @param colours whether it shows them, and the user wants them (`NO_COLOR` says no)
record Terminal(int columns, int rows, boolean colours) {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;
    private static final long PATIENCE_MILLIS = 500;

    /// The terminal, if the output goes to one that can be redrawn.
    @SuppressWarnings("SystemConsoleNull") // it is null on JDK 25 when the input is redirected
    static Optional<Terminal> here() {
        Console console = System.console();
        return console != null && console.isTerminal() ? of(System.getenv(), stty()) : Optional.empty();
    }

    /// @param environment the environment variables
    /// @param size rows and columns as `stty size` prints them; empty if that is not known
    static Optional<Terminal> of(Map<String, String> environment, String size) {
        if ("dumb".equals(environment.get("TERM"))) return Optional.empty();
        boolean colours = environment.getOrDefault("NO_COLOR", "").isEmpty();
        String[] parts = size.strip().split(" ", -1);
        int columns = parts.length == 2 ? number(parts[1], 0) : number(environment.get("COLUMNS"), 0);
        int rows = parts.length == 2 ? number(parts[0], 0) : number(environment.get("LINES"), 0);
        return Optional.of(new Terminal(columns > 0 ? columns : COLUMNS, rows > 0 ? rows : ROWS, colours));
    }

    private static int number(@Nullable String text, int otherwise) {
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /// Java does not tell how large its terminal is; the system's own program does, in a few milliseconds.
    private static String stty() {
        File tty = new File("/dev/tty");
        if (!tty.exists()) return "";
        try {
            Process p = new ProcessBuilder("stty", "size")
                    .redirectInput(tty)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!p.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) return "";
            return new String(p.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return ""; // not on this system
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
