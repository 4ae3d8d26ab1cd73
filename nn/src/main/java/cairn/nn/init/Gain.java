package cairn.nn.init;

/// By how much to scale weights before a nonlinearity, so that signals keep their variance. PyTorch: `calculate_gain`.
public final class Gain {
    /// No nonlinearity; convolutions and linear layers.
    public static final double LINEAR = 1;
    /// `Sigmoid`
    public static final double SIGMOID = 1;
    /// `Tanh`
    public static final double TANH = 5.0 / 3;
    /// `ReLU`
    public static final double RELU = Math.sqrt(2);
    /// `SELU`
    public static final double SELU = 0.75;

    private Gain() {}

    /// `LeakyReLU` with the given slope: `√(2 / (1 + slope²))`.
    public static double leakyReLU(double slope) {
        return Math.sqrt(2 / (1 + slope * slope));
    }
}
