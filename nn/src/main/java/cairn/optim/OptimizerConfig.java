package cairn.optim;

/// The settings of one parameter group: an immutable record with a method per change.
///
/// @param <C> the record's own type
public interface OptimizerConfig<C extends OptimizerConfig<C>> {
    /// The learning rate.
    double lr();

    /// These settings with another learning rate; at least 0.
    C lr(double lr);

    /// The momentum, or what plays its part (`beta1` of the Adam family): what one-cycle and cyclic schedules vary. NaN if there is none.
    default double momentum() {
        return Double.NaN;
    }

    /// These settings with another momentum.
    ///
    /// @throws IllegalArgumentException if the optimizer has none
    default C momentum(double momentum) {
        throw new IllegalArgumentException(
                getClass().getEnclosingClass().getSimpleName() + " has no momentum to change.");
    }

    /// `value`, if it is at least 0 and finite.
    ///
    /// @throws IllegalArgumentException naming the setting
    static double atLeastZero(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value))
            throw new IllegalArgumentException("%s must be at least 0 and finite, got %s.".formatted(name, value));
        return value;
    }

    /// `value`, if it lies in `[0, 1)`.
    ///
    /// @throws IllegalArgumentException naming the setting
    static double belowOne(String name, double value) {
        if (!(value >= 0 && value < 1))
            throw new IllegalArgumentException("%s must be in [0, 1), got %s.".formatted(name, value));
        return value;
    }
}
