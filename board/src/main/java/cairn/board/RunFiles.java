package cairn.board;

import cairn.io.Json;
import cairn.io.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Files of one run. Symbolic links are not followed, names are checked, sizes are bounded: a file that is not as it should be is not there.
///
/// @param folder found by the board itself, below the folder it was started with
record RunFiles(Path folder) {
    private static final int MOST_JSON = 1 << 24;
    private static final int MOST_PICTURE = 1 << 22;
    private static final Pattern PICTURE = Pattern.compile("[a-z0-9-]{1,80}\\.png");

    /// When a file changed last, how long it is, and which it is on the disk; null if there is none.
    @Nullable
    BasicFileAttributes look(String name) {
        return look(folder.resolve(name));
    }

    static @Nullable BasicFileAttributes look(Path file) {
        try {
            BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return a.isRegularFile() ? a : null;
        } catch (IOException e) {
            return null;
        }
    }

    boolean has(String name) {
        return look(name) != null;
    }

    /// The object in a JSON file; empty if the file is missing, is being replaced, or is no JSON.
    Map<String, @Nullable Object> json(String name) {
        byte[] bytes = bytes(folder.resolve(name), MOST_JSON);
        if (bytes == null) return Map.of();
        try {
            return Json.parseObject(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonException e) {
            return Map.of();
        }
    }

    /// A file whole, unless it is too long.
    Optional<byte[]> whole(String name) {
        return Optional.ofNullable(bytes(folder.resolve(name), MOST_JSON));
    }

    /// A picture of the run.
    Optional<byte[]> picture(String name) {
        Path pictures = folder.resolve("pictures");
        if (!PICTURE.matcher(name).matches() || !Files.isDirectory(pictures, LinkOption.NOFOLLOW_LINKS))
            return Optional.empty();
        return Optional.ofNullable(bytes(pictures.resolve(name), MOST_PICTURE));
    }

    /// The end of a file: the last `most` bytes, or all if there are not so many.
    byte[] tail(String name, int most) {
        Path file = folder.resolve(name);
        BasicFileAttributes a = look(file);
        if (a == null) return new byte[0];
        try (var channel = Files.newByteChannel(file, LinkOption.NOFOLLOW_LINKS)) {
            channel.position(Math.max(0, channel.size() - most));
            byte[] bytes = new byte[most];
            ByteBuffer b = ByteBuffer.wrap(bytes);
            while (b.hasRemaining() && channel.read(b) >= 0) {}
            return Arrays.copyOf(bytes, b.position());
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static byte @Nullable [] bytes(Path file, int most) {
        BasicFileAttributes a = look(file);
        if (a == null || a.size() > most) return null;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(most + 1);
            return bytes.length > most ? null : bytes;
        } catch (IOException e) {
            return null;
        }
    }
}
