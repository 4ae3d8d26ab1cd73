package cairn.tensor.ops.sequence;

import cairn.tensor.Gradients;
import cairn.tensor.RecurrentWeights;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The inputs of a recurrent operation, in the order in which it is recorded.
record Inputs(
        Tensor x,
        Tensor inputHidden,
        Tensor hiddenHidden,
        @Nullable Tensor inputBias,
        @Nullable Tensor hiddenBias,
        @Nullable Tensor initial,
        @Nullable Tensor initialCell,
        @Nullable Tensor projection) {
    static final int X = 0;
    static final int INPUT_HIDDEN = 1;
    static final int HIDDEN_HIDDEN = 2;
    static final int INPUT_BIAS = 3;
    static final int HIDDEN_BIAS = 4;
    static final int INITIAL = 5;
    static final int INITIAL_CELL = 6;
    static final int PROJECTION = 7;

    static Inputs of(Tensor x, RecurrentWeights w, @Nullable Tensor initial, @Nullable Tensor initialCell) {
        return new Inputs(
                x,
                w.inputHidden(),
                w.hiddenHidden(),
                w.inputBias(),
                w.hiddenBias(),
                initial,
                initialCell,
                w.projection());
    }

    /// The inputs from [#list()].
    @SuppressWarnings("NullAway") // the first three are never null
    static Inputs of(List<@Nullable Tensor> t) {
        return new Inputs(t.get(0), t.get(1), t.get(2), t.get(3), t.get(4), t.get(5), t.get(6), t.get(7));
    }

    List<@Nullable Tensor> list() {
        return Arrays.asList(tensors());
    }

    @Nullable
    Tensor[] tensors() {
        return new @Nullable Tensor[] {
            x, inputHidden, hiddenHidden, inputBias, hiddenBias, initial, initialCell, projection
        };
    }

    /// What the inputs give to the gates of every step, in memory of its own: one product.
    Tensor gates(@Nullable Tensor bias) {
        return x.linear(inputHidden, bias);
    }

    /// The size of the output of each step.
    int out() {
        return hiddenHidden.size(1);
    }

    /// Gives the gradients of the input and its weights, from that of the gates: one product each for all steps.
    void give(Tensor dg, Gradients dx) {
        dx.of(X, () -> dg.matmul(inputHidden));
        dx.of(INPUT_HIDDEN, () -> dg.transpose().matmul(x));
    }

    /// Gives the gradient of two biases that are added to the same gates.
    static void giveBiases(Tensor dg, Gradients dx) {
        if (!dx.needs(INPUT_BIAS) && !dx.needs(HIDDEN_BIAS)) return;
        Tensor db = dg.sum(0);
        dx.of(INPUT_BIAS, () -> db);
        dx.of(HIDDEN_BIAS, () -> db);
    }

    Kept saved() {
        return new Kept(Arrays.stream(tensors())
                .<@Nullable Saved>map(t -> t == null ? null : Saved.of(t))
                .toList());
    }

    /// The inputs as an operation keeps them.
    record Kept(List<@Nullable Saved> saved) {
        Inputs inputs() {
            return of(Arrays.asList(
                    saved.stream().map(s -> s == null ? null : s.get()).toArray(Tensor[]::new)));
        }
    }
}
