package cairn.nn;

/// The activations by name, for networks made from lists and options.
public enum Activation {
    IDENTITY,
    RELU,
    RELU6,
    LEAKY_RELU,
    ELU,
    CELU,
    SELU,
    GELU,
    SILU,
    MISH,
    SIGMOID,
    LOG_SIGMOID,
    TANH,
    SOFTPLUS,
    SOFTSIGN,
    HARDTANH,
    HARDSIGMOID,
    HARDSWISH,
    /// Along the last dim.
    SOFTMAX,
    /// Along the last dim.
    LOG_SOFTMAX;

    /// A new layer with its default options.
    public Layer layer() {
        return switch (this) {
            case IDENTITY -> new Identity();
            case RELU -> new ReLU();
            case RELU6 -> new ReLU6();
            case LEAKY_RELU -> new LeakyReLU();
            case ELU -> new ELU();
            case CELU -> new CELU();
            case SELU -> new SELU();
            case GELU -> new GELU();
            case SILU -> new SiLU();
            case MISH -> new Mish();
            case SIGMOID -> new Sigmoid();
            case LOG_SIGMOID -> new LogSigmoid();
            case TANH -> new Tanh();
            case SOFTPLUS -> new Softplus();
            case SOFTSIGN -> new Softsign();
            case HARDTANH -> new Hardtanh();
            case HARDSIGMOID -> new Hardsigmoid();
            case HARDSWISH -> new Hardswish();
            case SOFTMAX -> new Softmax(-1);
            case LOG_SOFTMAX -> new LogSoftmax(-1);
        };
    }
}
