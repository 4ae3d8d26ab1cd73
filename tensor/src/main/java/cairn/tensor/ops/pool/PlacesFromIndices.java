package cairn.tensor.ops.pool;

import cairn.tensor.ShapeException;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;

/// Contiguous `I64` numbers as [Places] of planes of `size` elements.
record PlacesFromIndices(String op, View indices, View places, int size) implements Launch {
    @Override
    public void run() {
        long[] in = indices.buffer().longs();
        float[] out = places.buffer().floats();
        int from = indices.start();
        int to = places.start();
        int n = indices.numel();
        for (int i = 0; i < n; i++) {
            long place = in[from + i];
            if (place < 0 || place >= size)
                throw ShapeException.of(
                        op, "indices must be places of the output's planes, in [0, %d)".formatted(size), place);
            out[to + i] = Float.intBitsToFloat((int) place);
        }
    }

    @Override
    public void access(Access access) {
        access.reads(indices);
        access.writes(places);
    }
}
