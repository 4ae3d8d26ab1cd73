package cairn.io;

import cairn.tensor.DType;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;

/// How numbers are laid out in a file, and which tensor type they become.
///
/// Floating-point formats become `F32` (F64 is rounded), whole numbers `I64`, truth values `BOOL`.
enum StoredType {
    F64(8, DType.F32),
    F32(4, DType.F32),
    F16(2, DType.F32),
    /// The upper half of an F32.
    BF16(2, DType.F32),
    /// 5 bits of exponent: the upper half of an F16.
    F8_E5M2(1, DType.F32),
    /// 4 bits of exponent with bias 7, no infinities, one NaN per sign.
    F8_E4M3(1, DType.F32),
    I64(8, DType.I64),
    I32(4, DType.I64),
    I16(2, DType.I64),
    I8(1, DType.I64),
    /// Values from 2⁶³ on are refused.
    U64(8, DType.I64),
    U32(4, DType.I64),
    U16(2, DType.I64),
    U8(1, DType.I64),
    BOOL(1, DType.BOOL);

    private final int bytes;
    private final DType dtype;

    StoredType(int bytes, DType dtype) {
        this.bytes = bytes;
        this.dtype = dtype;
    }

    /// The size of one number in the file.
    int bytes() {
        return bytes;
    }

    /// The type of the tensor it becomes.
    DType dtype() {
        return dtype;
    }

    /// The format a tensor is written in.
    static StoredType of(DType dtype) {
        return switch (dtype) {
            case F32 -> F32;
            case I64 -> I64;
            case BOOL -> BOOL;
        };
    }

    /// Reads the buffer's first `n` numbers into a `float[]`, `long[]` or `boolean[]`, from index `at` on.
    void decode(ByteBuffer in, Object array, int at, int n) throws Malformed {
        switch (dtype) {
            case F32 -> floats(in, (float[]) array, at, n);
            case I64 -> longs(in, (long[]) array, at, n);
            case BOOL -> {
                boolean[] to = (boolean[]) array;
                for (int i = 0; i < n; i++) to[at + i] = in.get(i) != 0;
            }
        }
    }

    private void floats(ByteBuffer in, float[] to, int at, int n) {
        ShortBuffer shorts = in.asShortBuffer();
        DoubleBuffer doubles = in.asDoubleBuffer();
        switch (this) {
            case F64 -> {
                for (int i = 0; i < n; i++) to[at + i] = (float) doubles.get(i);
            }
            case F16 -> {
                for (int i = 0; i < n; i++) to[at + i] = Float.float16ToFloat(shorts.get(i));
            }
            case BF16 -> {
                for (int i = 0; i < n; i++) to[at + i] = Float.intBitsToFloat(shorts.get(i) << 16);
            }
            case F8_E5M2 -> {
                for (int i = 0; i < n; i++) to[at + i] = Float.float16ToFloat((short) (in.get(i) << 8));
            }
            case F8_E4M3 -> {
                for (int i = 0; i < n; i++) to[at + i] = e4m3(in.get(i));
            }
            default -> in.asFloatBuffer().get(to, at, n);
        }
    }

    private static float e4m3(byte b) {
        int exponent = b >> 3 & 15;
        int mantissa = b & 7;
        if (exponent == 15 && mantissa == 7) return Float.NaN;
        float size = exponent == 0 ? mantissa * 0x1p-9f : (8 + mantissa) * Math.scalb(1f, exponent - 10);
        return b < 0 ? -size : size;
    }

    private void longs(ByteBuffer in, long[] to, int at, int n) throws Malformed {
        IntBuffer ints = in.asIntBuffer();
        ShortBuffer shorts = in.asShortBuffer();
        switch (this) {
            case I32 -> {
                for (int i = 0; i < n; i++) to[at + i] = ints.get(i);
            }
            case I16 -> {
                for (int i = 0; i < n; i++) to[at + i] = shorts.get(i);
            }
            case I8 -> {
                for (int i = 0; i < n; i++) to[at + i] = in.get(i);
            }
            case U32 -> {
                for (int i = 0; i < n; i++) to[at + i] = Integer.toUnsignedLong(ints.get(i));
            }
            case U16 -> {
                for (int i = 0; i < n; i++) to[at + i] = Short.toUnsignedLong(shorts.get(i));
            }
            case U8 -> {
                for (int i = 0; i < n; i++) to[at + i] = Byte.toUnsignedLong(in.get(i));
            }
            default -> in.asLongBuffer().get(to, at, n);
        }
        if (this == U64) requireSigned(to, at, at + n);
    }

    private static void requireSigned(long[] values, int from, int to) throws Malformed {
        for (int i = from; i < to; i++)
            if (values[i] < 0)
                throw new Malformed("the number " + Long.toUnsignedString(values[i]) + " does not fit into I64");
    }
}
