package cairn.io;

import cairn.tensor.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// NumPy's `.npz` format: arrays by name, each a `.npy` file in a zip archive.
///
/// Types are those of [Npy]. Archives are read as hostile: names are not used as paths, sizes are checked against each other, the heap and
/// what compression can do before any array is made, and checksums after.
///
/// ```java
/// Npz.write(Path.of("data.npz"), Map.of("x", x, "y", y)); // Python: np.load("data.npz")["x"]
/// Tensor x = Npz.read(Path.of("data.npz")).get("x");
/// ```
public final class Npz {
    private static final String EXTENSION = ".npy";
    private static final int MOST_COMPRESSION = 1032; // what DEFLATE can make of a byte at most
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0); // equal arrays give equal files

    private Npz() {}

    // ---- reading

    /// The arrays in a file by name, in the order of the file.
    ///
    /// @throws FileException if the file cannot be read, or is anything but a zip archive of arrays of numbers
    public static Map<String, Tensor> read(Path file) {
        if (Files.isDirectory(file)) throw new FileException(file + ": this is a folder, not a file.");
        if (!Files.exists(file)) throw FileException.reading(file, new NoSuchFileException(file.toString()));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<String, ZipEntry> entries = entries(zip);
            checkSizes(zip, entries);
            return arrays(zip, entries);
        } catch (Malformed e) {
            throw FileException.malformed(file, e);
        } catch (ZipException e) {
            throw new FileException(file + ": this is not a zip archive that can be read (" + e.getMessage() + ").", e);
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
    }

    /// The entries by the name of their array.
    private static Map<String, ZipEntry> entries(ZipFile zip) throws Malformed {
        Map<String, ZipEntry> entries = new LinkedHashMap<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (!name.endsWith(EXTENSION))
                throw new Malformed("the archive holds " + Quoted.of(name) + ", which is no .npy file");
            String array = name.substring(0, name.length() - EXTENSION.length());
            if (entries.put(array, entry) != null)
                throw new Malformed("the archive holds the array " + Quoted.of(array) + " twice");
        }
        return entries;
    }

    private static void checkSizes(ZipFile zip, Map<String, ZipEntry> entries) throws IOException {
        long heap = 0;
        for (var e : entries.entrySet()) {
            try (InputStream in = zip.getInputStream(e.getValue())) {
                heap += extent(in, e.getValue()).heapBytes();
            } catch (IOException cause) {
                throw in(e.getKey(), cause);
            }
        }
        Extent.requireHeap(heap);
    }

    private static Extent extent(InputStream in, ZipEntry entry) throws IOException {
        long packed = entry.getCompressedSize();
        if (entry.getSize() > (entry.getMethod() == ZipEntry.STORED ? packed : (packed + 1) * MOST_COMPRESSION))
            throw new Malformed(packed + " bytes in the archive cannot unpack to " + entry.getSize());
        NpyHeader header = NpyHeader.read(in);
        return header.extent(entry.getSize() - header.bytes());
    }

    private static Map<String, Tensor> arrays(ZipFile zip, Map<String, ZipEntry> entries) throws IOException {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        for (var e : entries.entrySet()) {
            try (InputStream in = zip.getInputStream(e.getValue())) {
                arrays.put(e.getKey(), array(in, e.getValue()));
            } catch (IOException cause) {
                throw in(e.getKey(), cause);
            }
        }
        return arrays;
    }

    private static Tensor array(InputStream in, ZipEntry entry) throws IOException {
        CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
        Tensor array = NpyHeader.read(checked).readArray(checked);
        if (checked.read() >= 0) throw new Malformed("more bytes follow than the archive says");
        if (checked.getChecksum().getValue() != entry.getCrc())
            throw new Malformed("the numbers are damaged: their checksum is wrong");
        return array;
    }

    /// The failure with the name of the array it befell.
    private static Malformed in(String array, IOException e) {
        String said = switch (e) {
            case Malformed m -> m.getMessage();
            case EOFException end -> "the array is cut short";
            default -> "the array cannot be unpacked (" + e.getMessage() + ")";
        };
        return new Malformed("array " + Quoted.of(array) + ": " + said);
    }

    // ---- writing

    /// Writes a file without compression, all or nothing as [AtomicFile] does. Python: `np.savez`.
    ///
    /// @throws FileException if the file cannot be written
    public static void write(Path file, Map<String, Tensor> arrays) {
        AtomicFile.write(file, out -> write(out, arrays, Deflater.NO_COMPRESSION));
    }

    /// Writes a compressed file, all or nothing as [AtomicFile] does. Python: `np.savez_compressed`.
    ///
    /// @throws FileException if the file cannot be written
    public static void writeCompressed(Path file, Map<String, Tensor> arrays) {
        AtomicFile.write(file, out -> write(out, arrays, Deflater.DEFAULT_COMPRESSION));
    }

    private static void write(OutputStream out, Map<String, Tensor> arrays, int level) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(level);
        for (var array : arrays.entrySet()) {
            ZipEntry entry = new ZipEntry(array.getKey() + EXTENSION);
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            Npy.write(zip, array.getValue());
        }
        zip.finish();
    }
}
