package cairn.data.source;

import cairn.data.DataException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Arrays in an HDF5 file, as far as the files of small old datasets need it: superblock version 0, arrays directly in the root group, whole
/// numbers or text of fixed length, stored in one piece and uncompressed. Anything else is refused with what to do.
///
/// The way to an array: superblock → header of the root group → B-tree and heap of names → symbol table nodes → header of the array → its bytes.
/// (HDF5 File Format Specification 3.0, sections II.A, III.A to III.D, IV.A.)
final class Hdf5File {
    private static final String SIGNATURE = "\211HDF\r\n\032\n";
    private static final String ADVICE =
            " Write it anew with h5py: h5py.File(path, \"w\", libver=\"earliest\").create_dataset(name, data=array), without chunks and compression;"
                    + " or as a NumPy file: numpy.save.";
    private static final int MOST_NODES = 4096;
    private static final int MOST_DIMS = 8;

    // Kinds of messages in the header of an object.
    private static final int DATASPACE = 0x01;
    private static final int DATATYPE = 0x03;
    private static final int LAYOUT = 0x08;
    private static final int FILTERS = 0x0b;
    private static final int CONTINUATION = 0x10;
    private static final int SYMBOL_TABLE = 0x11;

    private final Hdf5Bytes in;
    private final Map<String, Long> headers = new LinkedHashMap<>();
    private int nodes;

    private Hdf5File(Hdf5Bytes in) {
        this.in = in;
        superblock();
        long group = message(messages(in.i64(64)), SYMBOL_TABLE, "the root has no list of its content");
        long heap = in.i64(group + 8);
        expect(heap, "HEAP", "the names");
        long names = in.i64(heap + 24);
        long end = names + in.i64(heap + 8);
        in.require(names, end - names);
        tree(in.i64(group), 255, names, end);
    }

    /// Opens a file and reads which arrays it holds.
    ///
    /// @throws DataException if it is missing, damaged, or not of the kind described above
    static Hdf5File open(Path file) {
        return new Hdf5File(Hdf5Bytes.read(file));
    }

    /// The names of what is in it.
    Set<String> names() {
        return headers.keySet();
    }

    /// The array called `name`.
    ///
    /// @throws DataException if there is none, or it is stored in another way
    Hdf5Array array(String name) {
        Long header = headers.get(name);
        if (header == null)
            throw in.refused("there is no array %s; there are %s.".formatted(name, String.join(", ", names())));
        Map<Integer, Long> messages = messages(header);
        String what = name + " is no array";
        if (messages.containsKey(FILTERS)) throw unsupported(name + " is compressed");
        int[] dims = dims(name, message(messages, DATASPACE, what));
        long type = message(messages, DATATYPE, what);
        Hdf5Array.Kind kind = kind(name, type);
        long width = in.u32(type + 4);
        return new Hdf5Array(dims, kind, Math.toIntExact(width), content(name, messages, dims, kind, width));
    }

    private void superblock() {
        if (!in.startsWith(0, SIGNATURE)) throw in.refused("this is no HDF5 file.");
        if (in.u8(8) != 0) throw unsupported("it has a superblock of version " + in.u8(8));
        if (in.u8(13) != 8 || in.u8(14) != 8) throw unsupported("its addresses do not have 8 bytes");
        if (in.i64(24) != 0) throw unsupported("it begins with something else");
    }

    // ---- names

    /// A node of the tree of names; levels fall towards the leaves, so that a ring of nodes ends.
    private void tree(long at, int below, long names, long end) {
        expect(at, "TREE", "the tree of names");
        if (++nodes > MOST_NODES) throw in.refused("its tree of names is too large.");
        int level = in.u8(at + 5);
        if (in.u8(at + 4) != 0 || level >= below) throw in.refused("its tree of names is damaged.");
        int children = in.u16(at + 6);
        for (int i = 0; i < children; i++) {
            long child = in.i64(at + 32 + 16L * i);
            if (level > 0) tree(child, level, names, end);
            else symbols(child, names, end);
        }
    }

    private void symbols(long at, long names, long end) {
        expect(at, "SNOD", "a table of names");
        if (++nodes > MOST_NODES) throw in.refused("its tree of names is too large.");
        int count = in.u16(at + 6);
        for (int i = 0; i < count; i++) {
            long entry = at + 8 + 40L * i;
            long offset = in.i64(entry);
            if (offset < 0 || offset >= end - names) throw in.refused("a name lies outside the list of names.");
            headers.put(in.name(names + offset, end), in.i64(entry + 8));
        }
    }

    // ---- headers of objects

    private record Block(long from, long to) {}

    /// Where the content of each message of an object's header lies, by its kind. Every block holds at least what was counted, so it ends.
    private Map<Integer, Long> messages(long at) {
        if (in.u8(at) != 1) throw unsupported("an object in it has a header of another version");
        int left = in.u16(at + 2);
        Map<Integer, Long> found = new LinkedHashMap<>();
        Deque<Block> blocks = new ArrayDeque<>(List.of(new Block(at + 16, at + 16 + in.u32(at + 8))));
        while (!blocks.isEmpty() && left > 0) {
            Block block = blocks.remove();
            for (long p = block.from; left > 0 && p + 8 <= block.to; left--) {
                int kind = in.u16(p);
                found.putIfAbsent(kind, p + 8);
                if (kind == CONTINUATION) blocks.add(continuation(p + 8));
                p += 8 + in.u16(p + 2);
            }
        }
        return found;
    }

    private Block continuation(long at) {
        long from = in.i64(at);
        long length = in.i64(at + 8);
        in.require(from, length);
        return new Block(from, from + length);
    }

    private long message(Map<Integer, Long> messages, int kind, String otherwise) {
        Long at = messages.get(kind);
        if (at == null) throw in.refused(otherwise + ".");
        return at;
    }

    private int[] dims(String name, long at) {
        int rank = in.u8(at + 1);
        if (in.u8(at) != 1 || rank > MOST_DIMS)
            throw unsupported("the shape of " + name + " is written in another way");
        int[] dims = new int[rank];
        for (int i = 0; i < rank; i++) {
            long size = in.i64(at + 8 + 8L * i);
            if (size < 0 || size > Integer.MAX_VALUE)
                throw in.refused("a size of %s is %s.".formatted(name, Long.toUnsignedString(size)));
            dims[i] = (int) size;
        }
        return dims;
    }

    private Hdf5Array.Kind kind(String name, long at) {
        int form = in.u8(at);
        int bits = in.u8(at + 1);
        long width = in.u32(at + 4);
        boolean whole = form == 0x10 && (bits & 1) == 0 && (width == 1 || width == 2 || width == 4 || width == 8);
        boolean text = form == 0x13 && width > 0 && width <= 65_536;
        if (!whole && !text)
            throw unsupported(name + " holds neither whole numbers in little-endian order nor texts of fixed length");
        return text ? Hdf5Array.Kind.TEXT : (bits & 8) != 0 ? Hdf5Array.Kind.SIGNED : Hdf5Array.Kind.UNSIGNED;
    }

    private byte[] content(String name, Map<Integer, Long> messages, int[] dims, Hdf5Array.Kind kind, long width) {
        long at = message(messages, LAYOUT, name + " is no array");
        if (in.u8(at) != 3 || in.u8(at + 1) != 1) throw unsupported(name + " is not stored in one piece");
        long from = in.i64(at + 2);
        if (from == Hdf5Bytes.UNDEFINED) throw in.refused("nothing was ever written into " + name + ".");
        long stored = in.i64(at + 10);
        long wanted = width;
        for (int dim : dims) wanted = wanted > Integer.MAX_VALUE ? wanted : wanted * dim;
        if (wanted != stored)
            throw in.refused("%s has the shape %s of %s numbers or texts of %d bytes, but %d bytes are stored."
                    .formatted(name, Arrays.toString(dims), kind, width, stored));
        return in.copy(from, stored);
    }

    private void expect(long at, String signature, String what) {
        if (!in.startsWith(at, signature))
            throw in.refused(what + " are not where they should be; the file is damaged.");
    }

    private DataException unsupported(String what) {
        return in.refused(what + ", which this reader does not know." + ADVICE);
    }
}
