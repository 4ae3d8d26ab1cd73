package cairn.tensor.engine;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Graph;
import cairn.tensor.Rng;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// A stretch of computation that is run again instead of remembered (Chen et al., 2016, arXiv:1604.06174).
public final class Checkpoint {
    private Checkpoint() {}

    /// See [Autograd#checkpoint].
    public static Tensor of(Function<List<Tensor>, Tensor> f, Tensor... inputs) {
        Rng.State random = Rng.current().state();
        Tensor y = Autograd.noGrad(() -> f.apply(List.of(inputs))).detach();
        Tensor anchor = Tensor.scalar(0).requiresGrad(true); // parameters inside f need the pass even if no input does
        Tensor[] tracked = Stream.concat(Stream.of(inputs), Stream.of(anchor)).toArray(Tensor[]::new);
        List<Saved> saved = Stream.of(inputs).map(Saved::of).toList();
        return Recording.record(y, new Backward(f, saved, random), tracked);
    }

    private record Backward(Function<List<Tensor>, Tensor> f, List<Saved> inputs, Rng.State random) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            if (Autograd.isRecording())
                throw new IllegalStateException(
                        "checkpoint: Graph.CREATE cannot go through a checkpoint; call the function directly.");
            List<Tensor> fresh = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                Tensor x = inputs.get(i).get().detach();
                fresh.add(dx.needs(i) ? x.requiresGrad(true) : x);
            }
            Tensor y = Autograd.enableGrad(() -> Rng.replay(random, () -> f.apply(fresh)));
            if (y.isTracked()) Recording.backward(List.of(y), List.of(dy), Graph.FREE);
            for (int i = 0; i < fresh.size(); i++) {
                Tensor x = fresh.get(i);
                dx.of(
                        i,
                        () -> x.grad() != null
                                ? x.grad()
                                : Tensor.zeros(x.shape().dims()));
            }
        }
    }
}
