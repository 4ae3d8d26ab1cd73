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
import java.util.stream.Collectors;

/// The head of a `.npy` file: magic bytes, version, length, and a Python dictionary that says what follows.
///
/// @param fortran whether the first index runs fastest
/// @param bytes the length of the head: the numbers begin behind it
record NpyHeader(StoredType type, ByteOrder order, boolean fortran, long[] sizes, int bytes) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MAX_BYTES = 1 << 16;
    private static final int ALIGNMENT = 64;

    // ---- reading

    /// Reads the head, and leaves the stream at the first number.
    static NpyHeader read(InputStream in) throws IOException {
        byte[] start = take(in, 8);
        if (!Arrays.equals(start, 0, 6, MAGIC, 0, 6))
            throw new Malformed("this is not a .npy file: its magic bytes are missing");
        int version = start[6];
        if (version < 1 || version > 3 || start[7] != 0)
            throw new Malformed(
                    "version %d.%d of the .npy format is not known; 1.0, 2.0 and 3.0 are".formatted(version, start[7]));
        int lengthBytes = version == 1 ? 2 : 4;
        int length = length(take(in, lengthBytes));
        return NpyGrammar.header(text(take(in, length), version), 8 + lengthBytes + length);
    }

    private static int length(byte[] bytes) throws Malformed {
        long length = ByteBuffer.wrap(Arrays.copyOf(bytes, 8))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        if (length > MAX_BYTES)
            throw new Malformed("the header claims " + length + " bytes, at most " + MAX_BYTES + " are read");
        return (int) length;
    }

    private static String text(byte[] bytes, int version) throws Malformed {
        if (version < 3) return new String(bytes, StandardCharsets.ISO_8859_1);
        try {
            return Utf8.decode(bytes);
        } catch (CharacterCodingException e) {
            throw new Malformed("the header is not UTF-8 text");
        }
    }

    private static byte[] take(InputStream in, int n) throws IOException {
        byte[] bytes = in.readNBytes(n);
        if (bytes.length < n) throw new EOFException();
        return bytes;
    }

    /// What the array takes.
    ///
    /// @param available the bytes that follow the head
    Extent extent(long available) throws Malformed {
        Extent extent = Extent.of("the array", sizes, type);
        if (extent.storedBytes() != available)
            throw new Malformed("the array, %s of shape %s, takes %d bytes, but %d follow the header"
                    .formatted(type, Arrays.toString(sizes), extent.storedBytes(), available));
        return extent;
    }

    /// Reads the numbers.
    Tensor readArray(InputStream in) throws IOException {
        int[] shape = Arrays.stream(sizes).mapToInt(Math::toIntExact).toArray();
        TensorInput numbers = new TensorInput(in, order);
        if (!fortran) return numbers.read(type, shape);
        return numbers.read(type, reversed(shape))
                .permute(reversed(indices(shape.length)))
                .contiguous();
    }

    private static int[] indices(int n) {
        int[] indices = new int[n];
        Arrays.setAll(indices, i -> i);
        return indices;
    }

    private static int[] reversed(int[] values) {
        int[] reversed = new int[values.length];
        Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
        return reversed;
    }

    // ---- writing

    /// The head of a file of `t`, in version 1.0, padded so that the numbers begin at a multiple of 64.
    static byte[] of(Tensor t) {
        String text = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(descr(t), shape(t));
        int bytes = Math.ceilDiv(10 + text.length() + 1, ALIGNMENT) * ALIGNMENT;
        ByteBuffer head = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        head.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (bytes - 10));
        head.put(text.getBytes(StandardCharsets.US_ASCII));
        while (head.remaining() > 1) head.put((byte) ' ');
        return head.put((byte) '\n').array();
    }

    private static String descr(Tensor t) {
        return switch (t.dtype()) {
            case F32 -> "<f4";
            case I64 -> "<i8";
            case BOOL -> "|b1";
        };
    }

    /// A Python tuple: `()`, `(3,)`, `(3, 4)`.
    private static String shape(Tensor t) {
        int[] dims = t.shape().dims();
        if (dims.length == 1) return "(" + dims[0] + ",)";
        return Arrays.stream(dims).mapToObj(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}
