package cairn.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.Tensor;

/// Training steps in PyTorch: forward, loss, backward, optimizer.
public final class TorchTraining implements Step {
    /// From a batch to its prediction.
    @FunctionalInterface
    public interface Forward {
        /// The prediction for `x`.
        Tensor of(Tensor x);
    }

    /// From prediction and target to the loss.
    @FunctionalInterface
    public interface Loss {
        /// The loss of `prediction`.
        Tensor of(Tensor prediction, Tensor target);
    }

    private final Forward forward;
    private final Loss loss;
    private final Optimizer optimizer;
    private final List<Tensor> xs = new ArrayList<>();
    private final List<Tensor> ys = new ArrayList<>();
    private int steps;

    public TorchTraining(Torch torch, Forward forward, Loss loss, Optimizer optimizer) {
        this.forward = forward;
        this.loss = loss;
        this.optimizer = optimizer;
        for (var batch : torch.given().batches()) {
            xs.add(torch.tensor(batch.x()));
            ys.add(torch.tensor(batch.y()));
        }
    }

    @Override
    @SuppressWarnings("try") // the scope frees what the step makes
    public float run() {
        int at = steps++ % xs.size();
        try (var scope = new PointerScope()) {
            optimizer.zero_grad();
            Tensor l = loss.of(forward.of(xs.get(at)), ys.get(at));
            l.backward();
            optimizer.step();
            return l.item_float();
        }
    }
}
