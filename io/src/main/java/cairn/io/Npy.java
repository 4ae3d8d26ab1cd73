package cairn.io;

import cairn.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// NumPy's `.npy` format: one array in one file.
///
/// Floating-point arrays of 2, 4 and 8 bytes become `F32`, whole numbers of 1 to 8 bytes `I64`, `bool` becomes `BOOL`; either byte order, and
/// C or Fortran order. `F32`, `I64` and `BOOL` are written, little-endian in C order. Arrays of Python objects are refused: they hold code.
///
/// ```java
/// Npy.write(Path.of("x.npy"), Tensor.randn(3, 4)); // Python: np.load("x.npy")
/// Tensor x = Npy.read(Path.of("x.npy"));
/// ```
public final class Npy {
    private Npy() {}

    /// The array in a file.
    ///
    /// @throws FileException if the file cannot be read or is not exactly one array of numbers
    public static Tensor read(Path file) {
        if (Files.isDirectory(file)) throw new FileException(file + ": this is a folder, not a file.");
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, Files.size(file));
        } catch (Malformed e) {
            throw FileException.malformed(file, e);
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
    }

    /// The array of a file that is in memory already.
    ///
    /// @throws FileException if the bytes are not exactly one array of numbers
    public static Tensor read(byte[] bytes) {
        try {
            return read(new ByteArrayInputStream(bytes), bytes.length);
        } catch (Malformed e) {
            throw FileException.malformed("npy", e);
        } catch (IOException e) {
            throw FileException.reading("npy", e);
        }
    }

    private static Tensor read(InputStream in, long length) throws IOException {
        NpyHeader header = NpyHeader.read(in);
        Extent.requireHeap(header.extent(length - header.bytes()).heapBytes());
        return header.readArray(in);
    }

    /// Writes a file, all or nothing as [AtomicFile] does.
    ///
    /// @throws FileException if the file cannot be written
    public static void write(Path file, Tensor array) {
        AtomicFile.write(file, out -> write(out, array));
    }

    /// Writes to a stream, which stays open.
    public static void write(OutputStream out, Tensor array) throws IOException {
        out.write(NpyHeader.of(array));
        new TensorOutput(out).write(array);
    }
}
