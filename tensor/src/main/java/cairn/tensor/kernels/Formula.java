package cairn.tensor.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A pointwise function that is made of the functions of operations, such as `relu(add(a, b))`.
///
/// @param operands how many numbers it takes, 1 to [#MOST]
/// @param steps the functions in the order in which they are applied; the last one gives the result
public record Formula(int operands, List<Step> steps) {
    /// The most operands that a loop takes.
    public static final int MOST = 3;

    /// One function.
    ///
    /// @param function a [Unary], [Binary] or [Ternary]
    /// @param from its arguments: an operand's number, or the number of operands and then that of a step before
    public record Step(Enum<?> function, List<Integer> from) {}

    /// A function of an operation, with operands that may be the same.
    public static Formula of(Enum<?> function, List<Integer> from) {
        int operands = from.stream().mapToInt(i -> i + 1).max().orElseThrow();
        return new Formula(operands, List.of(new Step(function, List.copyOf(from))));
    }

    /// This function of another one's result.
    ///
    /// @param at the operand that `inner` gives
    /// @param inner the other function
    /// @param places where each of this formula's operands is among the new ones; that at `at` does not count
    /// @param innerPlaces where each of the operands of `inner` is among the new ones
    /// @param total how many operands there are then
    public Formula after(int at, Formula inner, List<Integer> places, List<Integer> innerPlaces, int total) {
        List<Step> all = new ArrayList<>();
        for (Step s : inner.steps) all.add(moved(s, inner.operands, innerPlaces, total, 0, -1));
        int result = total + inner.steps.size() - 1;
        for (Step s : steps) {
            Step moved = moved(s, operands, places, total, inner.steps.size(), at);
            all.add(new Step(
                    moved.function,
                    moved.from.stream().map(i -> i == -1 ? result : i).toList()));
        }
        return new Formula(total, List.copyOf(all));
    }

    /// A step among others: −1 stands for the operand `at`.
    private static Step moved(Step s, int operands, List<Integer> places, int total, int stepsBefore, int at) {
        return new Step(
                s.function,
                s.from.stream()
                        .map(i -> i == at
                                ? Integer.valueOf(-1)
                                : i < operands ? places.get(i) : i - operands + total + stepsBefore)
                        .toList());
    }

    @Override
    public String toString() {
        return text(operands + steps.size() - 1);
    }

    private String text(int of) {
        if (of < operands) return String.valueOf((char) ('a' + of));
        Step s = steps.get(of - operands);
        return s.function.name().toLowerCase(Locale.ROOT)
                + s.from.stream().map(this::text).collect(Collectors.joining(", ", "(", ")"));
    }
}
