package cairn.tensor.engine;

import cairn.tensor.DType;
import cairn.tensor.Rng;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.lang.reflect.Array;
import java.util.Arrays;

/// Making tensors from Java values, and Java values from tensors.
public final class Creation {
    private Creation() {}

    public static Tensor of(float[] data, int[] shape) {
        return tensor(Buffer.wrap(data.clone()), shape);
    }

    public static Tensor wrap(float[] data, int[] shape) {
        return tensor(Buffer.wrap(data), shape);
    }

    public static Tensor wrap(long[] data, int[] shape) {
        return tensor(Buffer.wrap(data), shape);
    }

    public static Tensor wrap(boolean[] data, int[] shape) {
        return tensor(Buffer.wrap(data), shape);
    }

    public static Tensor of(long[] data, int[] shape) {
        return tensor(Buffer.wrap(data.clone()), shape);
    }

    public static Tensor of(int[] data, int... shape) {
        return tensor(Buffer.wrap(Arrays.stream(data).asLongStream().toArray()), shape);
    }

    public static Tensor of(boolean[] data, int[] shape) {
        return tensor(Buffer.wrap(data.clone()), shape);
    }

    public static Tensor of(double[] data, int[] shape) {
        return tensor(Buffer.wrap(rounded(data)), shape);
    }

    public static Tensor scalar(float value) {
        return new ArrayTensor(View.of(Buffer.wrap(new float[] {value}), Shape.SCALAR));
    }

    public static Tensor scalar(long value) {
        return new ArrayTensor(View.of(Buffer.wrap(new long[] {value}), Shape.SCALAR));
    }

    /// The buffer's elements in row-major order; no sizes given means one dimension.
    private static Tensor tensor(Buffer buffer, int[] dims) {
        Shape shape = dims.length == 0 ? Shape.of(buffer.length()) : Shape.of(dims);
        if (shape.numel() != buffer.length())
            throw ShapeException.of(
                    "Tensor.of", "shape " + shape + " needs " + shape.numel() + " elements", buffer.length());
        return new ArrayTensor(View.of(buffer, shape));
    }

    /// Nested arrays of `rank` levels, all rows equally long. Arrays of double become F32.
    public static Tensor nested(Object data, int rank) {
        int[] dims = new int[rank];
        Object level = data;
        for (int d = 0; d < rank; d++) {
            dims[d] = Array.getLength(level);
            if (dims[d] == 0) break;
            if (d < rank - 1) level = Array.get(level, 0);
        }
        Shape shape = Shape.of(dims);
        Class<?> element = data.getClass();
        while (element.isArray()) element = element.getComponentType();
        Object flat = Array.newInstance(element, shape.numel());
        flatten(data, dims, 0, flat, 0);
        return new ArrayTensor(View.of(buffer(flat), shape));
    }

    private static int flatten(Object data, int[] dims, int depth, Object flat, int at) {
        int n = Array.getLength(data);
        if (n != dims[depth])
            throw ShapeException.of(
                    "Tensor.of", "all rows at depth %d must have length %d".formatted(depth, dims[depth]), n);
        if (depth == dims.length - 1) {
            System.arraycopy(data, 0, flat, at, n);
            return at + n;
        }
        for (int i = 0; i < n; i++) at = flatten(Array.get(data, i), dims, depth + 1, flat, at);
        return at;
    }

    private static Buffer buffer(Object flat) {
        return switch (flat) {
            case float[] f -> Buffer.wrap(f);
            case long[] l -> Buffer.wrap(l);
            case boolean[] b -> Buffer.wrap(b);
            case double[] d -> Buffer.wrap(rounded(d));
            default ->
                throw new IllegalArgumentException(
                        "Tensor.of: no tensor holds " + flat.getClass().getSimpleName() + ".");
        };
    }

    private static float[] rounded(double[] data) {
        float[] f = new float[data.length];
        for (int i = 0; i < f.length; i++) f[i] = (float) data[i];
        return f;
    }

    public static Tensor zeros(DType dtype, int[] shape) {
        return full(dtype, 0, Shape.of(shape));
    }

    public static Tensor full(float value, int[] shape) {
        return full(DType.F32, value, Shape.of(shape));
    }

    /// All `value`, converted to `dtype`.
    public static Tensor full(DType dtype, double value, Shape shape) {
        View y = View.allocate(dtype, shape);
        var fill = new Fill(value, y);
        if (value == 0) Engine.done(fill);
        else Engine.launch(fill);
        return new ArrayTensor(y);
    }

    public static Tensor arange(long start, long end, long step) {
        if (step == 0) throw new IllegalArgumentException("arange: step must not be 0.");
        int n = (int) Math.max(0, Math.ceilDiv(end - start, step));
        long[] v = new long[n];
        for (int i = 0; i < n; i++) v[i] = start + i * step;
        return new ArrayTensor(View.of(Buffer.wrap(v), Shape.of(n)));
    }

    public static Tensor arange(double start, double end, double step) {
        if (step == 0) throw new IllegalArgumentException("arange: step must not be 0.");
        int n = (int) Math.max(0, Math.ceil((end - start) / step));
        float[] v = new float[n];
        for (int i = 0; i < n; i++) v[i] = (float) (start + i * step);
        return new ArrayTensor(View.of(Buffer.wrap(v), Shape.of(n)));
    }

    public static Tensor linspace(double start, double end, int steps) {
        if (steps < 0) throw new IllegalArgumentException("linspace: steps must not be negative, got " + steps + ".");
        float[] v = new float[steps];
        double step = steps > 1 ? (end - start) / (steps - 1) : 0;
        for (int i = 0; i < steps; i++)
            v[i] = (float) (i < steps / 2 ? start + i * step : end - (steps - 1 - i) * step);
        if (steps == 1) v[0] = (float) start;
        return new ArrayTensor(View.of(Buffer.wrap(v), Shape.of(steps)));
    }

    public static Tensor logspace(double start, double end, int steps, double base) {
        if (steps < 0) throw new IllegalArgumentException("logspace: steps must not be negative, got " + steps + ".");
        float[] v = new float[steps];
        double step = steps > 1 ? (end - start) / (steps - 1) : 0;
        for (int i = 0; i < steps; i++) v[i] = (float) Math.pow(base, start + i * step);
        return new ArrayTensor(View.of(Buffer.wrap(v), Shape.of(steps)));
    }

    public static Tensor eye(int rows, int cols) {
        Shape shape = Shape.of(rows, cols);
        float[] v = new float[shape.numel()];
        for (int i = 0; i < Math.min(rows, cols); i++) v[i * cols + i] = 1;
        return new ArrayTensor(View.of(Buffer.wrap(v), shape));
    }

    /// A tensor filled by [RandomFill].
    public static Tensor random(RandomFill.Kind kind, Rng rng, float a, float b, Shape shape) {
        View y = View.allocate(DType.F32, shape);
        Engine.launch(new RandomFill(kind, rng, a, b, y));
        return new ArrayTensor(y);
    }

    public static Tensor rand(Rng rng, int[] shape) {
        return uniform(rng, 0, 1, shape);
    }

    public static Tensor uniform(Rng rng, float low, float high, int[] shape) {
        if (!(low <= high))
            throw new IllegalArgumentException(
                    "uniform: low must not be above high, got [%s, %s).".formatted(low, high));
        return random(RandomFill.Kind.UNIFORM, rng, low, high, Shape.of(shape));
    }

    public static Tensor normal(Rng rng, float mean, float std, int[] shape) {
        if (!(std >= 0)) throw new IllegalArgumentException("normal: std must not be negative, got " + std + ".");
        return random(RandomFill.Kind.NORMAL, rng, mean, std, Shape.of(shape));
    }

    public static Tensor bernoulli(Rng rng, float p, int[] shape) {
        if (!(p >= 0 && p <= 1)) throw new IllegalArgumentException("bernoulli: p must be in [0, 1], got " + p + ".");
        return random(RandomFill.Kind.BERNOULLI, rng, p, 1, Shape.of(shape));
    }

    public static Tensor bernoulli(Rng rng, Tensor p) {
        return rand(rng, p.shape().dims()).lt(p.detach()).to(DType.F32);
    }

    public static Tensor randint(Rng rng, long low, long high, int[] shape) {
        if (low >= high)
            throw new IllegalArgumentException("randint: low must be below high, got [%d, %d).".formatted(low, high));
        View y = View.allocate(DType.I64, Shape.of(shape));
        Engine.launch(new RandomIntegers(rng, low, high, y));
        return new ArrayTensor(y);
    }

    public static Tensor randperm(Rng rng, int n) {
        View y = View.allocate(DType.I64, Shape.of(n));
        Engine.launch(new RandomOrder(rng, y));
        return new ArrayTensor(y);
    }

    /// `t` itself, if it has one element.
    public static Tensor only(String op, Tensor t) {
        if (t.numel() != 1)
            throw ShapeException.of(
                    op, "needs a tensor of exactly one element", t.shape(), "Use toFloatArray(), or reduce it first.");
        return t;
    }

    public static float[] floats(Tensor t) {
        return (float[]) packed(t, DType.F32);
    }

    public static long[] longs(Tensor t) {
        return (long[]) packed(t, DType.I64);
    }

    public static boolean[] bools(Tensor t) {
        return (boolean[]) packed(t, DType.BOOL);
    }

    /// A new Java array with the elements in row-major order, converted to `dtype`.
    private static Object packed(Tensor t, DType dtype) {
        View x = ArrayTensor.view(t);
        Engine.readByHost(x);
        View y = View.allocate(dtype, x.shape());
        new Copy(x, y).run();
        return y.buffer().array();
    }
}
