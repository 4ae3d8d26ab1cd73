package cairn.tensor;

/// The element type of a tensor. All differentiable mathematics runs in `F32`; `I64` holds indices and labels, `BOOL` masks.
///
/// Other widths (F64, F16, BF16, I32, U8, I8) exist only in files and are converted when they are read or written.
///
/// PyTorch: `torch.float32`, `torch.int64`, `torch.bool`.
public enum DType {
    /// 32-bit IEEE floating point, stored in a `float[]`.
    F32(4),
    /// 64-bit signed integers, stored in a `long[]`.
    I64(8),
    /// Truth values, stored in a `boolean[]`.
    BOOL(1);

    private final int bytes;

    DType(int bytes) {
        this.bytes = bytes;
    }

    /// The size of one element in bytes.
    public int bytes() {
        return bytes;
    }

    /// The type two operands meet in: the later of BOOL, I64, F32.
    public static DType promote(DType a, DType b) {
        if (a == F32 || b == F32) return F32;
        return a == I64 || b == I64 ? I64 : BOOL;
    }
}
