package cairn.tensor;

import java.util.Arrays;

/// The size of a tensor along each of its dimensions: an immutable list of non-negative ints, `[]` for a scalar.
///
/// Dimensions may be named from the end: `-1` is the last one.
public final class Shape {
    /// The shape of a scalar: no dimension, one element.
    public static final Shape SCALAR = new Shape(new int[0]);

    private final int[] dims;

    private Shape(int[] dims) {
        this.dims = dims;
    }

    /// A shape with the given sizes.
    ///
    /// @throws ShapeException if a size is negative or the number of elements exceeds 2³¹−1
    public static Shape of(int... dims) {
        if (dims.length == 0) return SCALAR;
        long size = 1;
        for (int d : dims) {
            if (d < 0) throw ShapeException.of("shape", "sizes must not be negative", Arrays.toString(dims));
            size *= d;
            if (size > Integer.MAX_VALUE)
                throw ShapeException.of("shape", "a tensor holds at most 2^31-1 elements", Arrays.toString(dims));
        }
        return new Shape(dims.clone());
    }

    /// The number of dimensions. PyTorch: `dim()`.
    public int rank() {
        return dims.length;
    }

    /// The size along `dim`, which may count from the end (`-1` is the last).
    public int size(int dim) {
        return dims[normalize("size", dim)];
    }

    /// The number of elements: the product of all sizes, 1 for a scalar.
    public int numel() {
        int n = 1;
        for (int d : dims) n *= d;
        return n;
    }

    /// A copy of the sizes.
    public int[] dims() {
        return dims.clone();
    }

    /// `dim` as an index from the front, in `[0, rank)`. A scalar accepts 0 and −1, as PyTorch does.
    ///
    /// @param op the operation to name in the error
    /// @throws ShapeException if `dim` is outside `[-rank, rank)`
    public int normalize(String op, int dim) {
        int limit = Math.max(1, dims.length);
        if (dim < -limit || dim >= limit) throw ShapeException.dimOutOfRange(op, dim, this);
        return dim < 0 ? dim + limit : dim;
    }

    /// This shape with `size` in place of the one at `dim`.
    public Shape with(int dim, int size) {
        int[] d = dims.clone();
        d[normalize("with", dim)] = size;
        return of(d);
    }

    /// The shape both broadcast to: sizes are aligned at the end and must be equal or 1.
    ///
    /// @param op the operation to name in the error
    public static Shape broadcast(String op, Shape a, Shape b) {
        if (a.equals(b)) return a;
        int rank = Math.max(a.rank(), b.rank());
        int[] d = new int[rank];
        for (int i = 1; i <= rank; i++) {
            int x = i <= a.rank() ? a.dims[a.rank() - i] : 1;
            int y = i <= b.rank() ? b.dims[b.rank() - i] : 1;
            if (x != y && x != 1 && y != 1) throw ShapeException.broadcast(op, a, b, rank - i);
            d[rank - i] = x == 1 ? y : x;
        }
        return of(d);
    }

    /// Whether a tensor of this shape can be expanded to `target` by broadcasting.
    public boolean broadcastsTo(Shape target) {
        if (rank() > target.rank()) return false;
        for (int i = 1; i <= rank(); i++) {
            int x = dims[rank() - i];
            if (x != 1 && x != target.dims[target.rank() - i]) return false;
        }
        return true;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Shape s && Arrays.equals(dims, s.dims);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    /// The sizes in brackets: `[2, 3]`.
    @Override
    public String toString() {
        return Arrays.toString(dims);
    }
}
