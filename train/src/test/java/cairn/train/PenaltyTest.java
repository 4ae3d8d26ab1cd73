package cairn.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.Dataset;
import cairn.data.source.Iris;
import cairn.data.transform.MinMax;
import cairn.nn.Layer;
import cairn.nn.Linear;
import cairn.nn.Penalized;
import cairn.nn.loss.MSELoss;
import cairn.optim.Adam;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A network that adds a term of its own to the loss.
class PenaltyTest {
    private static final Objective REPEATING = Objective.reconstruction(new MSELoss());

    /// Repeats four numbers through codes that are kept small.
    private static final class Sparse extends Layer implements Penalized {
        private final Linear encoder = child("encoder", new Linear(4, 8));
        private final Linear decoder = child("decoder", new Linear(8, 4));
        private final double weight;

        Sparse(double weight) {
            this.weight = weight;
        }

        @Override
        public Pass pass(Tensor x) {
            Tensor code = encoder.forward(x).relu();
            return new Pass(decoder.forward(code), code.mean().mul(weight));
        }

        @Override
        protected Tensor compute(Tensor x) {
            return pass(x).output();
        }
    }

    private static Dataset data() {
        Dataset iris = Iris.load().train();
        return iris.map(MinMax.fit(iris)).reconstructing();
    }

    private static Sparse trained(double weight, boolean plans, List<Double> losses) {
        Sparse model = Rng.with(Rng.of(2), () -> new Sparse(weight));
        TrainOptions options = TrainOptions.defaults().batchSize(20).seed(5).plans(plans);
        new Trainer(model, REPEATING, new Adam(model.parameters(), 0.01), options)
                .listen(e -> {
                    if (e instanceof TrainingEvent.BatchDone b) losses.add(b.loss());
                })
                .fit(data(), 10);
        return model;
    }

    private static double code(Sparse model) {
        return model.pass(data().all().x()).penalty().item() / model.weight;
    }

    @Test
    void theLossOfAnEvaluationHoldsThePenalty() {
        Sparse model = new Sparse(0.5);
        Evaluation e = Evaluator.evaluate(model, REPEATING, data(), 1000);
        double penalty = model.pass(data().all().x()).penalty().item();
        assertEquals(e.regression().orElseThrow().mse() + penalty, e.loss(), 1e-5);
    }

    @Test
    void trainingMakesThePenaltySmall() {
        double free = code(trained(1e-6, true, new ArrayList<>()));
        double penalised = code(trained(1, true, new ArrayList<>()));
        assertTrue(penalised < free / 2, penalised + " of " + free);
    }

    @Test
    void plannedStepsHoldItBitForBit() {
        List<Double> planned = new ArrayList<>();
        List<Double> eager = new ArrayList<>();
        Sparse a = trained(0.5, true, planned);
        Sparse b = trained(0.5, false, eager);
        assertEquals(eager, planned);
        a.stateDict().forEach((name, w) -> assertTrue(w.equal(b.stateDict().get(name)), name));
    }
}
