package cairn.train;

import cairn.nn.Layer;
import cairn.tensor.Autograd;
import cairn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The exponential moving average of a network's weights: `a = d·a + (1 − d)·w` after every step (Polyak and Juditsky, 1992). It often
/// generalises better than the last weights.
final class WeightAverage {
    private final List<String> names;
    private final List<Tensor> weights;
    private final List<Tensor> average;
    private final float decay;
    private List<Tensor> own = List.of(); // the model's weights while the average is in their place

    WeightAverage(Layer model, double decay) {
        this.names = List.copyOf(model.namedParameters().keySet());
        this.weights = model.parameters();
        this.average = copies(weights);
        this.decay = (float) decay;
    }

    private static List<Tensor> copies(List<Tensor> tensors) {
        return tensors.stream().map(t -> t.detach().copy()).toList();
    }

    /// Takes the weights of one more step into the average.
    void update() {
        for (int i = 0; i < average.size(); i++) {
            Tensor a = average.get(i);
            a.mulInPlace(decay);
            a.addInPlace(weights.get(i).detach(), 1 - decay);
        }
    }

    /// Puts the average in the model's place.
    void swapIn() {
        own = copies(weights);
        assign(weights, average);
    }

    /// Puts the model's own weights back.
    void swapOut() {
        assign(weights, own);
        own = List.of();
    }

    private static void assign(List<Tensor> to, List<Tensor> from) {
        Autograd.noGrad(() -> {
            for (int i = 0; i < to.size(); i++) to.get(i).copyInPlace(from.get(i));
        });
    }

    /// The averaged weights by name, to be saved.
    Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) state.put(names.get(i), average.get(i));
        return state;
    }

    /// Goes on from a saved average.
    ///
    /// @throws IllegalArgumentException if a weight is missing
    void load(Map<String, Tensor> state) {
        for (int i = 0; i < names.size(); i++) {
            Tensor saved = state.get(names.get(i));
            if (saved == null)
                throw new IllegalArgumentException(
                        "resume: the checkpoint has no averaged weights; it was written without them.");
            average.get(i).copyInPlace(saved);
        }
    }
}
