package cairn.nn.init;

import cairn.tensor.Rng;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Ways to choose the first values of parameters. PyTorch: `torch.nn.init`.
///
/// ```java
/// Init.xavierUniform(Gain.TANH).fill(layer.weight());
/// net.resetParameters(Init.kaimingNormal(), Init.zeros());
/// ```
public final class Init {
    private Init() {}

    // ---- plain distributions

    /// All 0.
    public static Initializer zeros() {
        return constant(0);
    }

    /// All 1.
    public static Initializer ones() {
        return constant(1);
    }

    /// All `value`.
    public static Initializer constant(double value) {
        return shape -> Tensor.full((float) value, shape.dims());
    }

    /// Uniform in `[low, high)`.
    public static Initializer uniform(double low, double high) {
        return shape -> Tensor.rand(shape.dims()).mul((float) (high - low)).add((float) low);
    }

    /// Normal.
    public static Initializer normal(double mean, double std) {
        return shape -> Tensor.randn(shape.dims()).mul((float) std).add((float) mean);
    }

    /// Normal, restricted to `[low, high]`. PyTorch's default restricts a standard normal to ±2.
    public static Initializer truncatedNormal(double mean, double std, double low, double high) {
        return new TruncatedNormal(mean, std, low, high);
    }

    // ---- scaled by the fans of a weight [out, in, …]

    /// As [#xavierUniform(double)] with gain 1.
    public static Initializer xavierUniform() {
        return xavierUniform(1);
    }

    /// Uniform in `±gain·√(6 / (fan-in + fan-out))`. Glorot, Bengio, "Understanding the difficulty of training deep feedforward neural
    /// networks", AISTATS 2010.
    public static Initializer xavierUniform(double gain) {
        return shape -> within(gain * Math.sqrt(3) * xavierStd(shape)).values(shape);
    }

    /// As [#xavierNormal(double)] with gain 1.
    public static Initializer xavierNormal() {
        return xavierNormal(1);
    }

    /// Normal with standard deviation `gain·√(2 / (fan-in + fan-out))`.
    public static Initializer xavierNormal(double gain) {
        return shape -> normal(0, gain * xavierStd(shape)).values(shape);
    }

    private static double xavierStd(Shape shape) {
        Fans fans = Fans.of(shape);
        return Math.sqrt(2.0 / ((double) fans.in() + fans.out()));
    }

    /// As [#kaimingUniform(double, FanMode)] for ReLU and fan-in.
    public static Initializer kaimingUniform() {
        return kaimingUniform(Gain.RELU, FanMode.FAN_IN);
    }

    /// Uniform in `±gain·√(3 / fan)`. He et al., "Delving Deep into Rectifiers", arXiv:1502.01852.
    ///
    /// @param gain what the nonlinearity after the layer asks for, see [Gain]
    public static Initializer kaimingUniform(double gain, FanMode mode) {
        return shape -> within(gain * Math.sqrt(3) * kaimingStd(shape, mode)).values(shape);
    }

    /// As [#kaimingNormal(double, FanMode)] for ReLU and fan-in.
    public static Initializer kaimingNormal() {
        return kaimingNormal(Gain.RELU, FanMode.FAN_IN);
    }

    /// Normal with standard deviation `gain / √fan`.
    ///
    /// @param gain what the nonlinearity after the layer asks for, see [Gain]
    public static Initializer kaimingNormal(double gain, FanMode mode) {
        return shape -> normal(0, gain * kaimingStd(shape, mode)).values(shape);
    }

    private static double kaimingStd(Shape shape, FanMode mode) {
        int fan = mode.of(Fans.of(shape));
        return fan == 0 ? 0 : 1 / Math.sqrt(fan);
    }

    private static Initializer within(double bound) {
        return uniform(-bound, bound);
    }

    /// PyTorch's start for a weight `[out, in, …]` and its bias: both uniform in ±1/√(fan-in).
    public static void affine(Tensor weight, @Nullable Tensor bias) {
        Initializer bounded = within(kaimingStd(weight.shape(), FanMode.FAN_IN));
        bounded.fill(weight);
        if (bias != null) bounded.fill(bias);
    }

    // ---- special matrices

    /// The identity matrix, or as much of it as fits: ones on the diagonal. For two dims.
    public static Initializer eye() {
        return shape -> {
            matrix("eye", shape);
            return Tensor.eye(shape.size(0), shape.size(1));
        };
    }

    /// As [#orthogonal(double)] with gain 1.
    public static Initializer orthogonal() {
        return orthogonal(1);
    }

    /// Rows (or columns, if there are fewer) at right angles to each other and `gain` long; dims after the first count as columns. Saxe,
    /// McClelland, Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks", arXiv:1312.6120.
    public static Initializer orthogonal(double gain) {
        return new Orthogonal(gain);
    }

    /// Normal with mean 0, where in each column a share of the elements, drawn anew, is 0. For two dims. Martens, "Deep learning via
    /// Hessian-free optimization", ICML 2010.
    ///
    /// @param sparsity the share of zeros, in `[0, 1]`
    public static Initializer sparse(double sparsity, double std) {
        if (!(sparsity >= 0 && sparsity <= 1))
            throw new IllegalArgumentException("Init.sparse: sparsity must be in [0, 1], got " + sparsity + ".");
        return shape -> {
            matrix("sparse", shape);
            int rows = shape.size(0);
            int cols = shape.size(1);
            float[] values = Tensor.randn(rows, cols).mul((float) std).toFloatArray();
            int zeros = (int) Math.ceil(sparsity * rows);
            for (int c = 0; c < cols; c++) {
                int[] order = Rng.current().permutation(rows);
                for (int i = 0; i < zeros; i++) values[order[i] * cols + c] = 0;
            }
            return Tensor.of(values, rows, cols);
        };
    }

    private static void matrix(String name, Shape shape) {
        if (shape.rank() != 2) throw ShapeException.of("Init." + name, "a parameter of two dims is needed", shape);
    }
}
