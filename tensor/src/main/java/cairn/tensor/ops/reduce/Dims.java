package cairn.tensor.ops.reduce;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Which dimensions a reduction folds, and whether they stay behind with size 1.
public final class Dims {
    private final Shape shape;
    private final boolean[] folded;
    private final boolean keep;

    private Dims(Shape shape, boolean[] folded, boolean keep) {
        this.shape = shape;
        this.folded = folded;
        this.keep = keep;
    }

    /// The given dimensions of `shape`; none given means all.
    ///
    /// @param op the operation to name in errors
    public static Dims of(String op, Shape shape, int[] dims, boolean keep) {
        boolean[] folded = new boolean[shape.rank()];
        if (dims.length == 0) Arrays.fill(folded, true);
        for (int dim : dims) {
            int d = shape.normalize(op, dim);
            if (shape.rank() == 0) continue;
            if (folded[d])
                throw ShapeException.of(
                        op, "each dim may be named once, dim " + d + " appears twice", Arrays.toString(dims));
            folded[d] = true;
        }
        return new Dims(shape, folded, keep);
    }

    /// The dimensions of `to` that `from` lacks or has with size 1.
    static Dims broadcastFrom(Shape from, Shape to) {
        boolean[] folded = new boolean[to.rank()];
        int lead = to.rank() - from.rank();
        for (int d = 0; d < folded.length; d++) folded[d] = d < lead || (from.size(d - lead) == 1 && to.size(d) != 1);
        return new Dims(to, folded, false);
    }

    Dims keeping(boolean kept) {
        return new Dims(shape, folded, kept);
    }

    /// Every dimension in its place.
    int[] order() {
        return IntStream.range(0, folded.length).toArray();
    }

    /// The dimensions that stay, then those that are folded.
    public int[] foldedLast() {
        return IntStream.concat(which(false), which(true)).toArray();
    }

    /// The order that takes [#foldedLast()] back.
    int[] fromFoldedLast() {
        int[] back = new int[folded.length];
        int[] last = foldedLast();
        for (int d = 0; d < back.length; d++) back[last[d]] = d;
        return back;
    }

    /// The dimensions that are folded.
    int[] foldedDims() {
        return which(true).toArray();
    }

    /// The dimensions that are folded, then those that stay.
    int[] foldedFirst() {
        return IntStream.concat(which(true), which(false)).toArray();
    }

    private IntStream which(boolean fold) {
        return IntStream.range(0, folded.length).filter(d -> folded[d] == fold);
    }

    /// Whether each dimension of the input, put into `order`, is folded.
    boolean[] folded(int[] order) {
        boolean[] f = new boolean[order.length];
        for (int d = 0; d < f.length; d++) f[d] = folded[order[d]];
        return f;
    }

    /// These dims, if at least one element is folded into each result.
    ///
    /// @param op the operation to name in the error
    /// @throws ShapeException if there is none
    Dims notEmpty(String op) {
        if (count() == 0)
            throw ShapeException.of(op, "needs at least one element to choose from along the folded dims", shape);
        return this;
    }

    /// The number of elements folded into one.
    public int count() {
        int n = 1;
        for (int d = 0; d < folded.length; d++) if (folded[d]) n *= shape.size(d);
        return n;
    }

    /// The shape after the reduction.
    public Shape output() {
        return keep ? kept() : Shape.of(sizes(false));
    }

    /// The shape after the reduction with the folded dimensions as 1.
    private Shape kept() {
        return Shape.of(sizes(true));
    }

    private int[] sizes(boolean withOnes) {
        int[] s = new int[folded.length];
        int n = 0;
        for (int d = 0; d < folded.length; d++) {
            if (!folded[d]) s[n++] = shape.size(d);
            else if (withOnes) s[n++] = 1;
        }
        return Arrays.copyOf(s, n);
    }

    /// The reduced tensor `y` with the folded dimensions back as 1, ready to broadcast against the input.
    public Tensor restore(Tensor y) {
        return y.reshape(kept().dims());
    }

    /// The reduced tensor `y` repeated to the shape of the input, without copying.
    Tensor repeat(Tensor y) {
        return restore(y).broadcastTo(shape.dims());
    }
}
