package cairn.nn;

import cairn.tensor.Tensor;
import java.util.Arrays;

/// Joins neighbouring dims into one: by default all but the batch. Shape: `[N, *] → [N, Π*]`.
public final class Flatten extends Layer {
    private final int startDim;
    private final int endDim;

    /// Joins every dim after the first.
    public Flatten() {
        this(1, -1);
    }

    /// Joins the dims from `startDim` to `endDim`, both included; −1 is the last.
    public Flatten(int startDim, int endDim) {
        this.startDim = startDim;
        this.endDim = endDim;
    }

    @Override
    protected Tensor compute(Tensor x) {
        if (x.rank() == 0) return x.reshape(1);
        int first = x.shape().normalize(label(), startDim);
        int last = x.shape().normalize(label(), endDim);
        if (first > last)
            throw new IllegalArgumentException("%s: startDim %d lies after endDim %d for shape %s."
                    .formatted(label(), startDim, endDim, x.shape()));
        int[] dims = x.shape().dims();
        int joined = 1;
        for (int d = first; d <= last; d++) joined *= dims[d];
        int[] to = Arrays.copyOf(dims, dims.length - (last - first));
        to[first] = joined;
        System.arraycopy(dims, last + 1, to, first + 1, dims.length - last - 1);
        return x.reshape(to);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("Flatten").with("startDim", startDim).with("endDim", endDim);
    }

    static Flatten from(LayerConfig c) {
        return new Flatten(c.integer("startDim"), c.integer("endDim"));
    }

    @Override
    protected String call() {
        return startDim == 1 && endDim == -1 ? "new Flatten()" : "new Flatten(%d, %d)".formatted(startDim, endDim);
    }
}
