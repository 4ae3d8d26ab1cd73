package cairn.testkit.golden;

import cairn.tensor.Tensor;

/// A tensor of the reference tables: PyTorch's type name, sizes, and the values in row-major order.
record GoldenTensor(String dtype, int[] shape, double[] values) {
    /// The Cairn tensor with these values; 8- to 64-bit integers become I64, floats F32.
    Tensor toTensor() {
        return switch (dtype) {
            case "bool" -> booleans();
            case "float32", "float64", "float16", "bfloat16" -> floats();
            case "complex64", "complex128" -> throw new NotCovered("complex numbers");
            default -> longs();
        };
    }

    boolean isFloat() {
        return dtype.startsWith("float");
    }

    private Tensor floats() {
        return shape.length == 0 ? Tensor.scalar((float) values[0]) : Tensor.of(values, shape);
    }

    private Tensor longs() {
        long[] v = new long[values.length];
        for (int i = 0; i < v.length; i++) v[i] = (long) values[i];
        return shape.length == 0 ? Tensor.scalarLong(v[0]) : Tensor.of(v, shape);
    }

    private Tensor booleans() {
        boolean[] v = new boolean[values.length];
        for (int i = 0; i < v.length; i++) v[i] = values[i] != 0;
        Tensor t = Tensor.of(v, v.length);
        return t.reshape(shape);
    }
}
