package cairn.nn;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Splits one dim into several. Shape: `[*, Π sizes, *] → [*, sizes…, *]`.
public final class Unflatten extends Layer {
    private final int dim;
    private final int[] sizes;

    /// @param dim the dim to split; −1 is the last
    /// @param sizes what it is split into; one may be −1 and is worked out
    public Unflatten(int dim, int... sizes) {
        if (sizes.length == 0) throw new IllegalArgumentException("Unflatten: at least one size is needed.");
        this.dim = dim;
        this.sizes = sizes.clone();
    }

    @Override
    protected Tensor compute(Tensor x) {
        int[] dims = x.shape().dims();
        int at = x.shape().normalize(label(), dim);
        int[] inner = Arrays.copyOf(sizes, sizes.length);
        resolve(inner, x, at);
        int[] to = new int[dims.length - 1 + inner.length];
        System.arraycopy(dims, 0, to, 0, at);
        System.arraycopy(inner, 0, to, at, inner.length);
        System.arraycopy(dims, at + 1, to, at + inner.length, dims.length - at - 1);
        return x.reshape(to);
    }

    private void resolve(int[] inner, Tensor x, int at) {
        long known = 1;
        int open = -1;
        for (int i = 0; i < inner.length; i++) {
            if (inner[i] == -1 && open < 0) open = i;
            else known *= inner[i];
        }
        if (open >= 0 && known > 0 && x.size(at) % known == 0) inner[open] = (int) (x.size(at) / known);
        else if (open >= 0 || known != x.size(at))
            throw ShapeException.expected(label(), "dim %d to be %s".formatted(dim, product()), x.shape());
    }

    private String product() {
        return Arrays.stream(sizes).mapToObj(String::valueOf).collect(Collectors.joining("·"));
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("Unflatten").with("dim", dim).with("sizes", sizes);
    }

    static Unflatten from(LayerConfig c) {
        return new Unflatten(c.integer("dim"), c.integers("sizes"));
    }
}
