package cairn.tensor.ops.sequence;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Graph;
import cairn.tensor.Tensor;
import cairn.tensor.engine.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The gradient of a fused operation by way of a formula made of other operations, so that it can be differentiated again.
final class Composition {
    private static final GradFn IDENTITY = (dy, dx) -> dx.of(0, () -> dy);

    private Composition() {}

    /// Gives the gradients of `formula(inputs)`.
    ///
    /// @param inputs in the order of the operation's record; null for one that is absent
    static void backward(
            Function<List<@Nullable Tensor>, Tensor> formula, List<@Nullable Tensor> inputs, Tensor dy, Gradients dx) {
        List<@Nullable Tensor> doubles = new ArrayList<>();
        for (Tensor x : inputs) doubles.add(x == null ? null : Autograd.record(x.detach(), IDENTITY, x));
        List<Integer> places = new ArrayList<>();
        List<Tensor> wanted = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Tensor x = doubles.get(i);
            if (x == null || !dx.needs(i)) continue;
            places.add(i);
            wanted.add(x);
        }
        Tensor y = formula.apply(doubles);
        List<Tensor> found = Recording.grad(List.of(y), List.of(dy), wanted, Graph.CREATE);
        for (int j = 0; j < wanted.size(); j++) {
            Tensor x = wanted.get(j);
            Tensor g = found.get(j);
            dx.of(places.get(j), () -> g != null ? g : Tensor.zerosLike(x));
        }
    }
}
