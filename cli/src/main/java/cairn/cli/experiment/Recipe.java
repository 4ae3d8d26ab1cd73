package cairn.cli.experiment;

import cairn.data.TrainTest;
import cairn.nn.Layer;
import cairn.optim.Optimizer;
import cairn.optim.schedule.CosineAnnealingLR;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.train.History;
import cairn.train.Objective;
import cairn.train.Scheduling;
import cairn.train.TrainOptions;
import cairn.train.Trainer;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// A network and how it is trained. An immutable value.
///
/// @param net makes the network, drawing its start from the current random numbers
/// @param objective what is minimised
/// @param optimizer makes the optimizer of some parameters
/// @param batch samples a step
/// @param epochs passes over the training part
/// @param rate how the learning rate goes
/// @param evaluateEvery epochs between looks at the test part, which serve the figures alone; 0 for none
public record Recipe(
        Supplier<Layer> net,
        Objective objective,
        Function<List<Tensor>, Optimizer<?>> optimizer,
        int batch,
        int epochs,
        Rate rate,
        int evaluateEvery) {
    /// How the learning rate goes.
    enum Rate {
        /// It stays.
        CONSTANT,
        /// It falls to zero along half a cosine, which calms the last epochs.
        COSINE
    }

    /// A recipe that looks at the test part after every epoch.
    static Recipe of(
            Supplier<Layer> net,
            Objective objective,
            Function<List<Tensor>, Optimizer<?>> optimizer,
            int batch,
            int epochs) {
        return new Recipe(net, objective, optimizer, batch, epochs, Rate.CONSTANT, 1);
    }

    Recipe net(Supplier<Layer> other) {
        return new Recipe(other, objective, optimizer, batch, epochs, rate, evaluateEvery);
    }

    Recipe objective(Objective other) {
        return new Recipe(net, other, optimizer, batch, epochs, rate, evaluateEvery);
    }

    Recipe optimizer(Function<List<Tensor>, Optimizer<?>> other) {
        return new Recipe(net, objective, other, batch, epochs, rate, evaluateEvery);
    }

    Recipe epochs(int other) {
        return new Recipe(net, objective, optimizer, batch, other, rate, evaluateEvery);
    }

    Recipe rate(Rate other) {
        return new Recipe(net, objective, optimizer, batch, epochs, other, evaluateEvery);
    }

    Recipe evaluateEvery(int other) {
        return new Recipe(net, objective, optimizer, batch, epochs, rate, other);
    }

    /// Trains a network by it. The same seed gives the same network.
    Trial train(TrainTest data, long seed) {
        Layer model = Rng.with(Rng.of(seed), net);
        TrainOptions options = TrainOptions.defaults().batchSize(batch).seed(seed);
        if (evaluateEvery > 0) options = options.evaluateEvery(evaluateEvery);
        Optimizer<?> steps = optimizer.apply(model.parameters());
        Trainer trainer = new Trainer(model, objective, steps, options);
        if (rate == Rate.COSINE) trainer.schedule(Scheduling.perEpoch(new CosineAnnealingLR(steps, epochs)));
        double before = processorSeconds();
        History history =
                evaluateEvery > 0 ? trainer.fit(data.train(), data.test(), epochs) : trainer.fit(data.train(), epochs);
        double spent = processorSeconds() - before;
        return new Trial(model, history, trainer.evaluate(data.train()), trainer.evaluate(data.test()), spent);
    }

    private static double processorSeconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1000.0;
    }
}
