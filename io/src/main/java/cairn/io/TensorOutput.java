package cairn.io;

import cairn.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Writes the elements of tensors to a stream in row-major order, little-endian, through one small buffer.
final class TensorOutput {
    private static final int CHUNK = 1 << 17; // a multiple of every element size

    private final OutputStream out;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);

    TensorOutput(OutputStream out) {
        this.out = out;
    }

    void write(Tensor t) throws IOException {
        switch (t.dtype()) {
            case F32 -> {
                float[] values = t.toFloatArray();
                write(values.length, 4, (at, n) -> chunk.asFloatBuffer().put(values, at, n));
            }
            case I64 -> {
                long[] values = t.toLongArray();
                write(values.length, 8, (at, n) -> chunk.asLongBuffer().put(values, at, n));
            }
            case BOOL -> {
                boolean[] values = t.toBooleanArray();
                write(values.length, 1, (at, n) -> {
                    for (int i = 0; i < n; i++) chunk.put(i, (byte) (values[at + i] ? 1 : 0));
                });
            }
        }
    }

    /// Puts a run of elements at the start of the chunk.
    private interface Run {
        void put(int at, int n);
    }

    private void write(int numel, int bytes, Run run) throws IOException {
        int perChunk = CHUNK / bytes;
        for (int at = 0; at < numel; at += perChunk) {
            int n = Math.min(perChunk, numel - at);
            run.put(at, n);
            out.write(chunk.array(), 0, n * bytes);
        }
    }
}
