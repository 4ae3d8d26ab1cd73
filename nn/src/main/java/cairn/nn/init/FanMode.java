package cairn.nn.init;

/// Which of a weight's fans keeps its variance.
public enum FanMode {
    /// The inputs of one output: the forward pass keeps its scale.
    FAN_IN,
    /// The outputs of one input: the backward pass keeps its scale.
    FAN_OUT;

    /// The number this mode picks.
    int of(Fans fans) {
        return this == FAN_IN ? fans.in() : fans.out();
    }
}
