package cairn.tensor;

/// Shapes that do not fit together. The message names the operation, the rule with named dimensions, the shapes, and, where one would
/// work, the fix.
public final class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private ShapeException(String message) {
        super(message);
    }

    /// `op: rule, got what`.
    public static ShapeException of(String op, String rule, Object got) {
        return new ShapeException(op + ": " + rule + ", got " + got + ".");
    }

    /// `op: rule, got what. hint`
    public static ShapeException of(String op, String rule, Object got, String hint) {
        return new ShapeException(op + ": " + rule + ", got " + got + ". " + hint);
    }

    /// A dimension that the tensor does not have.
    public static ShapeException dimOutOfRange(String op, int dim, Shape shape) {
        int limit = Math.max(1, shape.rank());
        return new ShapeException("%s: dim %d is out of range for shape %s, expected a dim in [%d, %d]."
                .formatted(op, dim, shape, -limit, limit - 1));
    }

    /// A place that a dimension does not have.
    ///
    /// @param index how the index is called and what it is: `index 7`, or `index[2, 0] = 7`
    /// @param fromEnd whether negative indices count from the end
    public static ShapeException indexOutOfRange(String op, String index, int dim, int size, boolean fromEnd) {
        String expected = size == 0
                ? "where there is nothing to pick"
                : "expected an index in [%d, %d]".formatted(fromEnd ? -size : 0, size - 1);
        return new ShapeException(
                "%s: %s is out of range for dim %d of size %d, %s.".formatted(op, index, dim, size, expected));
    }

    /// Two shapes that cannot be broadcast together; `dim` is the first (from the end) that differs.
    public static ShapeException broadcast(String op, Shape a, Shape b, int dim) {
        String hint = a.rank() == 1 && b.rank() == 2 && a.size(0) == b.size(0)
                ? " Did you mean a.unsqueeze(1)?"
                : b.rank() == 1 && a.rank() == 2 && b.size(0) == a.size(0) ? " Did you mean b.unsqueeze(1)?" : "";
        return new ShapeException(
                "%s: shapes %s and %s cannot be broadcast together; sizes, aligned at the end, must be equal or 1, and differ at dim %d.%s"
                        .formatted(op, a, b, dim, hint));
    }

    /// A matrix product whose inner dimensions differ.
    public static ShapeException innerDims(String op, Shape x, Shape w) {
        int k = x.size(-1);
        int kw = w.size(w.rank() == 1 ? 0 : -2);
        String n = w.rank() == 1 ? "" : ", N=" + w.size(-1);
        String hint = w.rank() >= 2 && w.size(-1) == k
                ? " Did you mean w.transpose()?"
                : x.rank() >= 2 && x.size(-2) == kw ? " Did you mean x.transpose()?" : "";
        return new ShapeException("%s: inner dimensions differ, x[%sK=%d] · w[K=%d%s]. x is %s, w is %s.%s"
                .formatted(op, x.rank() == 1 ? "" : "…, ", k, kw, n, x, w, hint));
    }

    /// A shape with another number of elements than the tensor has.
    public static ShapeException numel(String op, Shape from, Object to) {
        return new ShapeException("%s: cannot turn %s (%d elements) into %s; the number of elements must stay the same."
                .formatted(op, from, from.numel(), to));
    }

    /// Two shapes that had to be equal.
    public static ShapeException mustEqual(String op, String aName, Shape a, String bName, Shape b) {
        return new ShapeException("%s: %s and %s must have the same shape, but %s is %s and %s is %s."
                .formatted(op, aName, bName, aName, a, bName, b));
    }

    /// `Linear(4 → 5) expects [..., 4] but got [2, 3].`
    ///
    /// @param layer the layer's printed form
    public static ShapeException expected(String layer, String rule, Object got) {
        return new ShapeException("%s expects %s but got %s.".formatted(layer, rule, got));
    }

    /// As [#expected(String, String, Object)], and what would probably work.
    public static ShapeException expected(String layer, String rule, Object got, String hint) {
        return new ShapeException("%s expects %s but got %s. %s".formatted(layer, rule, got, hint));
    }

    /// The message as it is.
    public static ShapeException saying(String message) {
        return new ShapeException(message);
    }
}
