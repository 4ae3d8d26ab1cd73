package cairn.data.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/// SHA-256 checksums as 64 lower-case hexadecimal digits.
final class Sha256 {
    private Sha256() {}

    static String of(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return of(in);
        }
    }

    /// Of what a gzip file holds.
    static String ofGunzipped(Path file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
            return of(in);
        }
    }

    static String of(InputStream in) throws IOException {
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest())) {
            in.transferTo(out);
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        }
    }

    /// Of these bytes one after the other.
    static String of(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) digest.update(part);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
