package cairn.tensor.engine;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where a tensor's elements lie: a buffer, an offset into it, and a size and a stride per dimension (in elements; 0 repeats).
///
/// Views know nothing of differentiation. They are what kernel launches read and write.
public final class View {
    private final Buffer buffer;
    private final int offset;
    private final Shape shape;
    private final int[] dims;
    private final int[] strides;
    private final boolean contiguous;

    private View(Buffer buffer, int offset, Shape shape, int[] strides) {
        this.buffer = buffer;
        this.offset = offset;
        this.shape = shape;
        this.dims = shape.dims();
        this.strides = strides;
        this.contiguous = isRowMajor(dims, strides);
    }

    /// All of `buffer` in row-major order.
    public static View of(Buffer buffer, Shape shape) {
        return new View(buffer, 0, shape, rowMajor(shape.dims()));
    }

    /// New zeroed memory in row-major order.
    public static View allocate(DType dtype, Shape shape) {
        return of(Buffer.allocate(dtype, shape.numel()), shape);
    }

    /// The same buffer seen with another geometry; `offset` counts from the buffer's first element.
    public View at(int newOffset, int[] newDims, int[] newStrides) {
        return new View(buffer, newOffset, Shape.of(newDims), newStrides.clone());
    }

    /// This geometry over memory of its own: a window that [#lookAt] moves.
    public View window() {
        int extent = numel() == 0 ? 0 : 1;
        for (int d = 0; d < dims.length && extent > 0; d++) extent += (dims[d] - 1) * Math.max(0, strides[d]);
        return new View(Buffer.window(dtype(), extent), 0, shape, strides);
    }

    /// Moves the window to the memory of `other`, which has the same geometry.
    public void lookAt(View other) {
        buffer.rebase(other.buffer.array(), other.start());
    }

    public Buffer buffer() {
        return buffer;
    }

    public DType dtype() {
        return buffer.dtype();
    }

    /// The position of the first element in the buffer.
    public int offset() {
        return offset;
    }

    /// The position of the first element in the buffer's array at this moment.
    public int start() {
        return buffer.base() + offset;
    }

    public Shape shape() {
        return shape;
    }

    public int rank() {
        return dims.length;
    }

    public int size(int dim) {
        return dims[dim];
    }

    public int stride(int dim) {
        return strides[dim];
    }

    public int[] strides() {
        return strides.clone();
    }

    public int numel() {
        return shape.numel();
    }

    /// Whether the elements lie one after the other in row-major order.
    public boolean isContiguous() {
        return contiguous;
    }

    /// Whether `other` has the same sizes, strides and type.
    public boolean isLike(View other) {
        return dtype() == other.dtype() && Arrays.equals(dims, other.dims) && Arrays.equals(strides, other.strides);
    }

    /// Whether the view is contiguous and covers its buffer whole.
    public boolean coversBuffer() {
        return contiguous && offset == 0 && buffer.length() == numel();
    }

    /// This view repeated along dimensions of size 1 (stride 0) to `target`, without copying. The caller has checked that it fits.
    public View expand(Shape target) {
        if (shape.equals(target)) return this;
        int rank = target.rank();
        int[] s = new int[rank];
        for (int i = 1; i <= dims.length; i++) s[rank - i] = dims[dims.length - i] == 1 ? 0 : strides[dims.length - i];
        return new View(buffer, offset, target, s);
    }

    /// The same elements in row-major order under another shape with as many elements, without copying; null if they do not lie evenly
    /// enough for that.
    public @Nullable View reshaped(Shape target) {
        if (shape.equals(target)) return this;
        int[] to = target.dims();
        if (contiguous || numel() == 0) return new View(buffer, offset, target, rowMajor(to));
        int[] s = new int[to.length];
        int d = to.length - 1;
        int last = dims.length - 1; // of a group of dimensions that one step runs through
        for (int first = last; first >= 0; first--) {
            if (first > 0 && stepsEvenly(first - 1, last)) continue;
            int left = 1;
            for (int i = first; i <= last; i++) left *= dims[i];
            int step = strides[last];
            while (d >= 0 && left % to[d] == 0 && (left > 1 || to[d] == 1)) {
                s[d] = step;
                step *= to[d];
                left /= to[d--];
            }
            if (left != 1) return null;
            last = first - 1;
        }
        return new View(buffer, offset, target, s);
    }

    /// Whether dimension `outer` goes on where the dimensions after it up to `last` end.
    private boolean stepsEvenly(int outer, int last) {
        int step = strides[last];
        for (int i = outer + 1; i <= last; i++) step *= dims[i];
        return dims[outer] == 1 || strides[outer] == step;
    }

    /// The strides of row-major order.
    public static int[] rowMajor(int[] dims) {
        int[] s = new int[dims.length];
        int step = 1;
        for (int i = dims.length - 1; i >= 0; i--) {
            s[i] = step;
            step *= Math.max(1, dims[i]);
        }
        return s;
    }

    private static boolean isRowMajor(int[] dims, int[] strides) {
        int step = 1;
        for (int i = dims.length - 1; i >= 0; i--) {
            if (dims[i] == 0) return true;
            if (dims[i] != 1 && strides[i] != step) return false;
            step *= dims[i];
        }
        return true;
    }
}
