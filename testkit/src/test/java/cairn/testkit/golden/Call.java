package cairn.testkit.golden;

import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The arguments of one reference call. Positions count after the input; every argument may also come by name.
final class Call {
    private final Object input;
    private final List<?> args;
    private final Map<?, ?> kwargs;
    private final boolean tracked;
    private final Map<GoldenTensor, Tensor> made = new IdentityHashMap<>();
    private final List<Tensor> leaves = new ArrayList<>();

    Call(Object input, List<?> args, Map<?, ?> kwargs, boolean tracked) {
        this.input = input;
        this.args = args;
        this.kwargs = kwargs;
        this.tracked = tracked;
        register(input);
        args.forEach(this::register);
        kwargs.values().forEach(this::register);
    }

    private void register(Object value) {
        if (value instanceof List<?> list) list.forEach(this::register);
        if (value instanceof GoldenTensor g) {
            Tensor t = g.toTensor();
            if (g.isFloat() && tracked) leaves.add(t.requiresGrad(true));
            made.put(g, t);
        }
    }

    /// Every float tensor among the arguments, in order.
    List<Tensor> leaves() {
        return leaves;
    }

    /// The tensor the operation is called on; a plain number becomes a scalar.
    Tensor input() {
        return asTensor(input);
    }

    /// The list of tensors the operation is called on.
    List<Tensor> inputs() {
        return ((List<?>) input).stream().map(this::asTensor).toList();
    }

    boolean has(int i, String name) {
        return raw(i, name) != null;
    }

    /// The argument as it was read.
    Object raw(int i, String name) {
        return i >= 0 && i < args.size() ? args.get(i) : kwargs.get(name);
    }

    /// The input as it was read.
    Object rawInput() {
        return input;
    }

    /// How many positional arguments follow the input.
    int count() {
        return args.size();
    }

    /// A tensor argument, or null. A number becomes a scalar.
    Tensor tensor(int i, String name) {
        Object v = raw(i, name);
        return v == null ? null : asTensor(v);
    }

    /// A tensor argument that no gradient is asked of, or null.
    Tensor constant(int i, String name) {
        Tensor t = tensor(i, name);
        if (t != null && leaves.remove(t)) t.requiresGrad(false);
        return t;
    }

    boolean isTensor(int i, String name) {
        return raw(i, name) instanceof GoldenTensor;
    }

    /// All positional arguments, as tensors.
    List<Tensor> tensors() {
        return args.stream().map(this::asTensor).toList();
    }

    /// A list of tensors.
    List<Tensor> tensors(int i, String name) {
        return ((List<?>) raw(i, name)).stream().map(this::asTensor).toList();
    }

    /// The Cairn tensor for a value that was read.
    Tensor asTensor(Object v) {
        return switch (v) {
            case GoldenTensor g -> made.containsKey(g) ? made.get(g) : g.toTensor();
            case Boolean b -> Tensor.of(new boolean[] {b}, 1).reshape();
            case Long n -> Tensor.scalarLong(n);
            case Number n -> Tensor.scalar(n.floatValue());
            default -> throw new NotCovered("argument of kind " + v.getClass().getSimpleName());
        };
    }

    int integer(int i, String name, int otherwise) {
        return raw(i, name) instanceof Number n ? n.intValue() : otherwise;
    }

    int integer(int i, String name) {
        return ((Number) raw(i, name)).intValue();
    }

    float number(int i, String name, double otherwise) {
        Object v = raw(i, name);
        if (v instanceof Boolean b) return b ? 1 : 0;
        return (float) (v instanceof Number n ? n.doubleValue() : otherwise);
    }

    boolean flag(int i, String name, boolean otherwise) {
        return raw(i, name) instanceof Boolean b ? b : otherwise;
    }

    String text(int i, String name, String otherwise) {
        return raw(i, name) instanceof String s ? s : otherwise;
    }

    /// One int or a list of them; `otherwise` where absent.
    int[] ints(int i, String name, int... otherwise) {
        return switch (raw(i, name)) {
            case Number n -> new int[] {n.intValue()};
            case List<?> list ->
                list.stream().mapToInt(v -> ((Number) v).intValue()).toArray();
            case null, default -> otherwise;
        };
    }

    /// Ints given as one list or spread over all positional arguments from `i` on.
    int[] spread(int i, String name) {
        if (raw(i, name) instanceof List<?> || !(raw(i, name) instanceof Number)) return ints(i, name);
        return args.subList(i, args.size()).stream()
                .mapToInt(v -> ((Number) v).intValue())
                .toArray();
    }
}
