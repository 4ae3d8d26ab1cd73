package cairn.data.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// The small datasets that are part of the library.
final class Embedded {
    private Embedded() {}

    static CsvText text(String name) {
        try (InputStream in = Embedded.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException(name + " is missing from the library's jar");
            byte[] bytes = in.readAllBytes();
            if (name.endsWith(".gz")) bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
            return CsvText.parse(name, bytes, ',', !name.endsWith(".gz"));
        } catch (IOException e) {
            throw new IllegalStateException(name + " in the library's jar cannot be read", e);
        }
    }
}
