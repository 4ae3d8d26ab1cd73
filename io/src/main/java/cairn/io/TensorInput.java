package cairn.io;

import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Reads tensors from a stream straight into their arrays, through one small buffer.
final class TensorInput {
    private static final int CHUNK = 1 << 17; // a multiple of every element size

    private final InputStream in;
    private final ByteBuffer chunk;

    TensorInput(InputStream in, ByteOrder order) {
        this.in = in;
        chunk = ByteBuffer.allocate(CHUNK).order(order);
    }

    /// The next tensor. The caller has checked that it fits into memory.
    ///
    /// @throws EOFException if the stream ends within it
    Tensor read(StoredType type, int[] shape) throws IOException {
        int numel = Shape.of(shape).numel();
        return switch (type.dtype()) {
            case F32 -> shaped(Tensor.wrap(fill(type, new float[numel], numel)), shape);
            case I64 -> shaped(Tensor.wrap(fill(type, new long[numel], numel)), shape);
            case BOOL -> shaped(Tensor.wrap(fill(type, new boolean[numel], numel)), shape);
        };
    }

    /// NOTE: creation takes no sizes to mean one dimension, so a scalar is made by `reshape`.
    private static Tensor shaped(Tensor flat, int[] shape) {
        return flat.reshape(shape);
    }

    private <A> A fill(StoredType type, A array, int numel) throws IOException {
        int perChunk = CHUNK / type.bytes();
        for (int at = 0; at < numel; at += perChunk) {
            int n = Math.min(perChunk, numel - at);
            int bytes = n * type.bytes();
            if (in.readNBytes(chunk.array(), 0, bytes) < bytes) throw new EOFException();
            type.decode(chunk.clear().limit(bytes), array, at, n);
        }
        return array;
    }
}
