package cairn.data.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An array read from an HDF5 file.
///
/// @param dims its sizes, the last dimension fastest
/// @param kind what its elements are
/// @param width bytes an element
/// @param bytes all elements, little-endian
record Hdf5Array(int[] dims, Kind kind, int width, byte[] bytes) {
    enum Kind {
        UNSIGNED,
        SIGNED,
        TEXT
    }

    int count() {
        return bytes.length / width;
    }

    /// Whether it holds bytes from 0 to 255 in this shape.
    boolean isBytes(int... shape) {
        return kind == Kind.UNSIGNED && width == 1 && Arrays.equals(dims, shape);
    }

    /// Its whole numbers.
    long[] longs() {
        if (kind == Kind.TEXT) throw new IllegalStateException("This HDF5 array holds text, not numbers.");
        ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long[] values = new long[count()];
        for (int i = 0; i < values.length; i++) values[i] = number(all, i * width);
        return values;
    }

    private long number(ByteBuffer all, int at) {
        boolean signed = kind == Kind.SIGNED;
        return switch (width) {
            case 1 -> signed ? all.get(at) : all.get(at) & 0xff;
            case 2 -> signed ? all.getShort(at) : all.getShort(at) & 0xffff;
            case 4 -> signed ? all.getInt(at) : all.getInt(at) & 0xffff_ffffL;
            default -> all.getLong(at);
        };
    }

    /// Its texts, without the zeros or blanks that fill them up.
    List<String> texts() {
        if (kind != Kind.TEXT) throw new IllegalStateException("This HDF5 array holds numbers, not text.");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count(); i++)
            texts.add(new String(bytes, i * width, width, StandardCharsets.UTF_8)
                    .replaceFirst("\0.*", "")
                    .stripTrailing());
        return texts;
    }
}
