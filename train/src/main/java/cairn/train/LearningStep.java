package cairn.train;

import cairn.nn.Layer;
import cairn.optim.Optimizer;
import cairn.tensor.Plan;
import cairn.tensor.Tensor;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// What is done with one batch: forward, loss, backward, and a step of the optimizer when enough gradients have come together. It is planned
/// unless the options say otherwise; a plan does what the program does, bit for bit.
final class LearningStep {
    private static final System.Logger LOG = System.getLogger(LearningStep.class.getName());

    /// A batch's place among those whose gradients make one step.
    private enum Place {
        ONLY,
        FIRST,
        MIDDLE,
        LAST;

        static Place of(boolean gathering, boolean steps) {
            if (gathering) return steps ? LAST : MIDDLE;
            return steps ? ONLY : FIRST;
        }

        boolean steps() {
            return this == ONLY || this == LAST;
        }

        /// Whether it finds gradients of other batches.
        boolean adds() {
            return this == MIDDLE || this == LAST;
        }
    }

    private final Layer model;
    private final Objective objective;
    private final Optimizer<?> optimizer;
    private final TrainOptions options;
    private final Map<Place, Plan> plans = new EnumMap<>(Place.class);
    private boolean told;

    LearningStep(Layer model, Objective objective, Optimizer<?> optimizer, TrainOptions options) {
        this.model = model;
        this.objective = objective;
        this.optimizer = optimizer;
        this.options = options;
        for (Place place : Place.values()) plans.put(place, Plan.of((x, y) -> run(x, y, place.steps())));
    }

    private Plan plan(Place place) {
        return Objects.requireNonNull(plans.get(place));
    }

    /// Learns from one batch and returns its loss.
    ///
    /// @param gathering whether gradients of earlier batches wait for this one's
    /// @param steps whether the optimizer makes its step
    /// @throws cairn.tensor.NotFiniteException if the loss is not finite; nothing has been learned then
    float learn(Tensor x, Tensor y, boolean gathering, boolean steps) {
        Place place = Place.of(gathering, steps);
        if (!isPlannable(place)) return run(x, y, steps).item();
        Plan plan = plan(place);
        float loss = plan.runItem(x, y);
        if (!told) tell(plan);
        return loss;
    }

    /// Gradients are added to those that a planned step left, which lie in the same memory each time.
    private boolean isPlannable(Place place) {
        return options.plans() && (!place.adds() || plan(Place.FIRST).isPlanned());
    }

    private Tensor run(Tensor x, Tensor y, boolean steps) {
        Tensor loss = Judged.of(model, objective, x, y).loss().requireFinite();
        (options.accumulate() == 1 ? loss : loss.div(options.accumulate())).backward();
        if (steps) {
            options.clip().ifPresent(clip -> clip.apply(model.parameters()));
            optimizer.step();
            optimizer.zeroGrad();
        }
        return loss;
    }

    private void tell(Plan plan) {
        plan.obstacle().ifPresent(why -> {
            told = true;
            LOG.log(
                    System.Logger.Level.INFO,
                    "Training steps are not planned but run one operation at a time. {0}",
                    why);
        });
    }

    /// What is planned, and why the rest is not.
    String explain() {
        if (!options.plans()) return "Plans are switched off.";
        if (options.accumulate() == 1) return plan(Place.ONLY).explain();
        return plans.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue().explain())
                .collect(Collectors.joining("\n"));
    }
}
