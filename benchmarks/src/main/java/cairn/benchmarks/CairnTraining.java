package cairn.benchmarks;

import cairn.nn.Layer;
import cairn.nn.loss.Loss;
import cairn.optim.Optimizer;
import cairn.tensor.Plan;
import cairn.tensor.Tensor;
import java.util.List;
import java.util.function.Function;

/// Training steps in Cairn: forward, loss, backward, optimizer. A planned and an eager one differ in who calls the same step.
public final class CairnTraining implements Step {
    private final Layer model;
    private final Loss loss;
    private final Optimizer<?> optimizer;
    private final Handover given;
    private final Plan plan = Plan.of(this::learn);
    private final boolean planned;
    private long steps;

    /// @param side eager or planned
    /// @param optimizer made of the parameters
    public CairnTraining(
            Side side, Layer model, Loss loss, Function<List<Tensor>, Optimizer<?>> optimizer, Handover given) {
        given.load(model);
        this.planned = side == Side.CAIRN_PLANNED;
        this.model = model;
        this.loss = loss;
        this.optimizer = optimizer.apply(model.parameters());
        this.given = given;
    }

    @Override
    public float run() {
        var batch = given.batch(steps++);
        return planned
                ? plan.runItem(batch.x(), batch.y())
                : learn(batch.x(), batch.y()).item();
    }

    private Tensor learn(Tensor x, Tensor y) {
        Tensor l = loss.forward(model.forward(x), y);
        l.backward();
        optimizer.step();
        optimizer.zeroGrad();
        return l;
    }

    @Override
    public String explain() {
        return planned ? plan.explain() : "";
    }
}
