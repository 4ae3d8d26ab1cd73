package cairn.tensor.ops.pool;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;

/// Contiguous [Places] as `I64` numbers.
record IndicesFromPlaces(View places, View indices) implements Launch {
    @Override
    public void run() {
        float[] in = places.buffer().floats();
        long[] out = indices.buffer().longs();
        int from = places.start();
        int to = indices.start();
        int n = places.numel();
        for (int i = 0; i < n; i++) out[to + i] = Float.floatToRawIntBits(in[from + i]);
    }

    @Override
    public void access(Access access) {
        access.reads(places);
        access.writes(indices);
    }
}
