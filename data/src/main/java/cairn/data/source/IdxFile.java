package cairn.data.source;

import cairn.data.DataException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// An array of unsigned bytes in the idx format of the MNIST family, gzipped or not.
///
/// The format: a big-endian magic number `0x000008DD` (`08` = unsigned bytes, `DD` = number of dimensions), one big-endian `int` per
/// dimension, then the bytes, last dimension fastest. The header is checked against the length of the file before anything is
/// allocated, and the file must end where the header says.
public final class IdxFile {
    private static final int UNSIGNED_BYTES = 0x08;

    private final int[] dims;
    private final byte[] bytes;

    private IdxFile(int[] dims, byte[] bytes) {
        this.dims = dims;
        this.bytes = bytes;
    }

    /// Reads a file that must have `rank` dimensions: 3 for images `[N, H, W]`, 1 for labels `[N]`.
    ///
    /// @throws DataException if the file is missing, is not such a file, or its length and its header do not agree
    public static IdxFile read(Path file, int rank) {
        try (var content = Unpacked.open(file)) {
            checkMagic(
                    file, ByteBuffer.wrap(content.read(4, "the magic number")).getInt(), rank);
            int[] dims = new int[rank];
            ByteBuffer.wrap(content.read(4 * rank, "the list of dimensions"))
                    .asIntBuffer()
                    .get(dims);
            int count = checkedCount(file, dims, content.maxBytes());
            byte[] bytes = content.read(count, "the array " + shape(dims));
            content.expectEnd("the array " + shape(dims) + " of its header takes");
            return new IdxFile(dims, bytes);
        }
    }

    private static void checkMagic(Path file, int magic, int rank) {
        int expected = UNSIGNED_BYTES << 8 | rank;
        if (magic == expected) return;
        String hint = magic >> 8 == UNSIGNED_BYTES
                ? "it holds " + (magic & 0xff) + " dimensions where " + rank + " belong"
                : "it is not an idx file of unsigned bytes";
        throw new DataException(
                "%s: wrong magic number 0x%08X, expected 0x%08X; %s.".formatted(file, magic, expected, hint));
    }

    private static int checkedCount(Path file, int[] dims, long maxBytes) {
        long count = 1;
        boolean empty = false;
        for (int dim : dims) {
            if (dim < 0) throw new DataException(file + ": the header " + shape(dims) + " holds a negative dimension.");
            empty |= dim == 0;
            if (count <= Integer.MAX_VALUE) count *= Math.max(1, dim);
        }
        if (count > Integer.MAX_VALUE - 64 || !empty && count > maxBytes) {
            throw new DataException(
                    "%s: the header promises %s, more bytes than the file can hold.".formatted(file, shape(dims)));
        }
        return empty ? 0 : (int) count;
    }

    private static String shape(int[] dims) {
        var text = new StringBuilder("[");
        for (int i = 0; i < dims.length; i++) text.append(i == 0 ? "" : ", ").append(dims[i]);
        return text.append(']').toString();
    }

    /// The length of one dimension.
    public int size(int dim) {
        return dims[dim];
    }

    /// The SHA-256 of the whole unpacked file, header included.
    String sha256() {
        var header = ByteBuffer.allocate(4 + 4 * dims.length).putInt(UNSIGNED_BYTES << 8 | dims.length);
        for (int dim : dims) header.putInt(dim);
        return Sha256.of(header.array(), bytes);
    }

    /// The bytes, last dimension fastest. Not a copy.
    public byte[] bytes() {
        return bytes;
    }
}
