package cairn.tensor.plan;

import cairn.tensor.engine.Buffer;
import java.util.Arrays;

/// Copies of what is in buffers: made, put back and compared, bit for bit.
final class Contents {
    private Contents() {}

    /// A copy, as a Java array of the buffer's length.
    static Object of(Buffer buffer) {
        Object copy = Buffer.newArray(buffer.dtype(), buffer.length());
        System.arraycopy(buffer.array(), buffer.base(), copy, 0, buffer.length());
        return copy;
    }

    static void restore(Object copy, Buffer buffer) {
        System.arraycopy(copy, 0, buffer.array(), buffer.base(), buffer.length());
    }

    /// Whether two copies are the same; NaN equals NaN, and 0 does not equal −0.
    static boolean equal(Object a, Object b) {
        return switch (a) {
            case float[] f -> b instanceof float[] g && Arrays.equals(f, g);
            case long[] f -> b instanceof long[] g && Arrays.equals(f, g);
            case boolean[] f -> b instanceof boolean[] g && Arrays.equals(f, g);
            default -> throw new IllegalArgumentException("no buffer holds " + a.getClass());
        };
    }
}
