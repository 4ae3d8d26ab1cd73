package cairn.data.text;

import cairn.data.DataException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The text in a file, with failures turned into sentences.
final class TextFile {
    private static final long MAX_BYTES = 1L << 30;

    private TextFile() {}

    static String read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES)
                throw new DataException(file + ": the file is longer than 1 GiB; cut it into several.");
            String text = Files.readString(file);
            if (text.isEmpty()) throw new DataException(file + ": the file is empty.");
            return text;
        } catch (NoSuchFileException e) {
            throw new DataException(file + ": there is no such file.", e);
        } catch (CharacterCodingException e) {
            throw new DataException(file + ": the file is not text in UTF-8.", e);
        } catch (IOException e) {
            throw new DataException(
                    file + ": the file cannot be read (" + e.getClass().getSimpleName() + ").", e);
        }
    }
}
