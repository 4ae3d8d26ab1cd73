package cairn.io;

import cairn.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// The safetensors format: named tensors and strings in one file, which holds data and never code.
///
/// Every number format of the files is read: `F64` (rounded), `F32`, `F16`, `BF16`, `F8_E5M2` and `F8_E4M3` become `F32`, whole numbers `I64`,
/// `BOOL` stays. `F32`, `I64` and `BOOL` are written.
///
/// ```java
/// SafeTensors.write(Path.of("weights.safetensors"), model.stateDict(), Map.of("epoch", "3"));
/// Tensor w = SafeTensors.read(Path.of("weights.safetensors")).tensors().get("0.weight");
/// ```
///
/// Files are read as hostile: the header is checked whole, against the file's length and against itself, before any tensor is made.
public final class SafeTensors {
    private static final Tensor NONE = Tensor.zeros(0);

    private SafeTensors() {}

    // ---- reading

    /// All tensors and metadata of a file.
    ///
    /// @throws FileException if the file cannot be read or breaks a rule of the format
    public static TensorFile read(Path file) {
        return read(file, header -> {});
    }

    /// What else must be true of a header before tensors are made.
    interface Check {
        void run(SafeTensorsHeader header) throws Malformed;
    }

    static TensorFile read(Path file, Check check) {
        if (Files.isDirectory(file)) throw new FileException(file + ": this is a folder, not a file.");
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, Files.size(file), check);
        } catch (Malformed e) {
            throw FileException.malformed(file, e);
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
    }

    /// All tensors and metadata of a file that is in memory already.
    ///
    /// @throws FileException if the bytes break a rule of the format
    public static TensorFile read(byte[] bytes) {
        return read(bytes, header -> {});
    }

    static TensorFile read(byte[] bytes, Check check) {
        try {
            return read(new ByteArrayInputStream(bytes), bytes.length, check);
        } catch (Malformed e) {
            throw FileException.malformed("safetensors", e);
        } catch (IOException e) {
            throw new IllegalStateException("an array can always be read", e);
        }
    }

    private static TensorFile read(InputStream in, long length, Check check) throws IOException {
        SafeTensorsHeader header = SafeTensorsHeader.read(in, length);
        check.run(header);
        return new TensorFile(tensors(header, in), header.metadata());
    }

    private static Map<String, Tensor> tensors(SafeTensorsHeader header, InputStream in) throws IOException {
        TensorInput data = new TensorInput(in, ByteOrder.LITTLE_ENDIAN);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        header.entries().forEach(e -> tensors.put(e.name(), NONE)); // the order of the header
        for (var e : header.byPlace()) tensors.put(e.name(), data.read(e.type(), e.shape()));
        return tensors;
    }

    // ---- writing

    /// Writes a file, all or nothing as [AtomicFile] does.
    ///
    /// @param metadata any strings by name, for readers that know them
    /// @throws FileException if the file cannot be written
    /// @throws IllegalArgumentException if a tensor is named `__metadata__`, which the format keeps for itself
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) {
        byte[] header = SafeTensorsHeader.bytes(tensors, metadata);
        AtomicFile.write(file, out -> write(out, header, tensors));
    }

    /// Writes to a stream, which stays open.
    ///
    /// @param metadata any strings by name, for readers that know them
    /// @throws IllegalArgumentException if a tensor is named `__metadata__`, which the format keeps for itself
    public static void write(OutputStream out, Map<String, Tensor> tensors, Map<String, String> metadata)
            throws IOException {
        write(out, SafeTensorsHeader.bytes(tensors, metadata), tensors);
    }

    private static void write(OutputStream out, byte[] header, Map<String, Tensor> tensors) throws IOException {
        out.write(header);
        TensorOutput data = new TensorOutput(out);
        for (String name : SafeTensorsHeader.fileOrder(tensors)) data.write(Objects.requireNonNull(tensors.get(name)));
    }
}
