package cairn.data.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes HDF5 files of a few arrays, laid out as the reference library does with `libver="earliest"`.
final class SmallHdf5 {
    private static final int TREE = 96 + 40;
    private static final int HEAP = TREE + 24 + 17 * 16 + 8;
    private static final int NAMES = HEAP + 32;
    private static final int HEADERS = 1024;
    private static final int HEADER = 256;

    private final Map<String, Hdf5Array> arrays = new LinkedHashMap<>();

    SmallHdf5 with(String name, Hdf5Array array) {
        arrays.put(name, array);
        return this;
    }

    byte[] bytes() {
        int data = HEADERS + HEADER * arrays.size();
        int end =
                data + arrays.values().stream().mapToInt(a -> a.bytes().length).sum();
        ByteBuffer b = ByteBuffer.allocate(end).order(ByteOrder.LITTLE_ENDIAN);
        b.put(new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'});
        b.position(13).put((byte) 8).put((byte) 8);
        b.putLong(24, 0).putLong(32, -1).putLong(40, end).putLong(48, -1).putLong(64, 96); // the root's header
        header(b, 96, 1, 24).putShort((short) 0x11).putShort((short) 16).position(96 + 16 + 8);
        b.putLong(TREE).putLong(HEAP);
        int table = NAMES + 256;
        sign(b, TREE, "TREE").putShort(TREE + 6, (short) 1);
        b.putLong(TREE + 32, table);
        sign(b, HEAP, "HEAP").putLong(HEAP + 8, 256).putLong(HEAP + 24, NAMES);
        sign(b, table, "SNOD").putShort(table + 6, (short) arrays.size());
        int i = 0;
        int name = 8;
        for (Map.Entry<String, Hdf5Array> e : arrays.entrySet()) {
            byte[] letters = e.getKey().getBytes(StandardCharsets.UTF_8);
            b.position(NAMES + name).put(letters);
            b.putLong(table + 8 + 40 * i, name).putLong(table + 16 + 40 * i, HEADERS + HEADER * i);
            name += letters.length + 1;
            array(b, HEADERS + HEADER * i, e.getValue(), data);
            b.position(data).put(e.getValue().bytes());
            data += e.getValue().bytes().length;
            i++;
        }
        return b.array();
    }

    private static void array(ByteBuffer b, int at, Hdf5Array a, int data) {
        int rank = a.dims().length;
        header(b, at, 3, HEADER - 16);
        b.putShort((short) 1).putShort((short) (8 + 8 * rank)).putInt(0);
        b.put((byte) 1).put((byte) rank).position(b.position() + 6);
        for (int dim : a.dims()) b.putLong(dim);
        boolean text = a.kind() == Hdf5Array.Kind.TEXT;
        b.putShort((short) 3).putShort((short) 16).putInt(0);
        b.put((byte) (text ? 0x13 : 0x10)).put((byte) (a.kind() == Hdf5Array.Kind.SIGNED ? 8 : 0));
        b.putShort((short) 0).putInt(a.width()).putLong(0);
        b.putShort((short) 8).putShort((short) 24).putInt(0);
        b.put((byte) 3).put((byte) 1).putLong(data).putLong(a.bytes().length);
    }

    private static ByteBuffer header(ByteBuffer b, int at, int messages, int size) {
        b.position(at);
        b.put((byte) 1)
                .put((byte) 0)
                .putShort((short) messages)
                .putInt(1)
                .putInt(size)
                .putInt(0);
        return b;
    }

    private static ByteBuffer sign(ByteBuffer b, int at, String letters) {
        b.position(at).put(letters.getBytes(StandardCharsets.US_ASCII));
        return b;
    }
}
