package cairn.io;

import cairn.tensor.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The head of a safetensors file: eight bytes of length, then JSON that says where each tensor lies, padded with spaces.
///
/// @param entries the tensors in the order of the JSON
record SafeTensorsHeader(List<Entry> entries, Map<String, String> metadata) {
    static final String METADATA = "__metadata__";
    static final String DTYPE = "dtype";
    static final String SHAPE = "shape";
    static final String OFFSETS = "data_offsets";
    private static final int MAX_BYTES = 100_000_000; // the format's own bound

    /// One tensor: its numbers lie in `[begin, end)`, counted from the first byte behind the header.
    record Entry(String name, StoredType type, long[] sizes, long begin, long end) {
        int[] shape() {
            return Arrays.stream(sizes).mapToInt(Math::toIntExact).toArray();
        }
    }

    /// The tensors in the order in which they lie in the file.
    List<Entry> byPlace() {
        return entries.stream()
                .sorted(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end))
                .toList();
    }

    // ---- reading

    /// Reads the head of a file of `length` bytes and checks all of it.
    static SafeTensorsHeader read(InputStream in, long length) throws IOException {
        if (length < 8)
            throw new Malformed("the file has " + length + " bytes, too few for the header of a safetensors file");
        byte[] size = in.readNBytes(8);
        if (size.length < 8) throw new EOFException();
        long n = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).getLong();
        checkSize(n, length - 8);
        byte[] json = in.readNBytes((int) n);
        if (json.length < n) throw new EOFException();
        SafeTensorsHeader header = parse(json);
        SafeTensorsCheck.run(header, length - 8 - n);
        return header;
    }

    private static void checkSize(long n, long available) throws Malformed {
        if (n < 0 || n > MAX_BYTES)
            throw new Malformed("the header claims " + Long.toUnsignedString(n) + " bytes, at most " + MAX_BYTES
                    + " are allowed; it does not look like a safetensors file");
        if (n > available) throw new Malformed("the header claims " + n + " bytes, but only " + available + " follow");
    }

    private static SafeTensorsHeader parse(byte[] json) throws Malformed {
        if (json.length == 0 || json[0] != '{')
            throw new Malformed("the header does not begin with {; it does not look like a safetensors file");
        try {
            return JsonReader.parse(Utf8.decode(json), SafeTensorsGrammar::header);
        } catch (CharacterCodingException e) {
            throw new Malformed("the header is not UTF-8 text");
        } catch (JsonException e) {
            throw new Malformed("in the header's " + e.clause());
        }
    }

    // ---- writing

    /// The names with the widest elements first, so that every tensor starts at a multiple of its element size.
    static List<String> fileOrder(Map<String, Tensor> tensors) {
        return tensors.entrySet().stream()
                .sorted(Comparator.comparingInt(e -> -e.getValue().dtype().bytes()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// The head of a file of the given tensors, whose elements follow in the order of [#fileOrder].
    static byte[] bytes(Map<String, Tensor> tensors, Map<String, String> metadata) {
        byte[] json = Json.write(tree(tensors, metadata)).getBytes(StandardCharsets.UTF_8);
        int padded = Math.ceilDiv(json.length, 8) * 8;
        if (padded > MAX_BYTES)
            throw new IllegalArgumentException("The names and metadata take " + padded
                    + " bytes in the header of a safetensors file; at most " + MAX_BYTES + " are allowed.");
        ByteBuffer head = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(padded).put(json);
        while (head.hasRemaining()) head.put((byte) ' ');
        return head.array();
    }

    private static Map<String, Object> tree(Map<String, Tensor> tensors, Map<String, String> metadata) {
        if (tensors.containsKey(METADATA))
            throw new IllegalArgumentException("A tensor cannot be named \"" + METADATA + "\" in a safetensors file.");
        Map<String, Long> begins = begins(tensors);
        Map<String, Object> tree = new LinkedHashMap<>();
        if (!metadata.isEmpty()) tree.put(METADATA, metadata);
        tensors.forEach((name, t) -> tree.put(name, entry(t, begins.getOrDefault(name, 0L))));
        return tree;
    }

    private static Map<String, Long> begins(Map<String, Tensor> tensors) {
        Map<String, Long> begins = new HashMap<>();
        long at = 0;
        for (String name : fileOrder(tensors)) {
            begins.put(name, at);
            at += bytes(Objects.requireNonNull(tensors.get(name)));
        }
        return begins;
    }

    private static Map<String, Object> entry(Tensor t, long begin) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put(DTYPE, StoredType.of(t.dtype()).name());
        entry.put(SHAPE, Arrays.stream(t.shape().dims()).boxed().toList());
        entry.put(OFFSETS, List.of(begin, begin + bytes(t)));
        return entry;
    }

    private static long bytes(Tensor t) {
        return (long) t.numel() * StoredType.of(t.dtype()).bytes();
    }
}
