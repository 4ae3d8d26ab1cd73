package cairn.train;

import cairn.data.Batch;
import cairn.data.DataLoader;
import cairn.data.Dataset;
import cairn.nn.Layer;
import cairn.optim.Optimizer;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds a learning rate by raising it from step to step and watching the loss (Smith, 2017, arXiv:1506.01186). The network and the
/// optimizer's rates are put back afterwards; use a fresh optimizer, since its state is not.
///
/// @param rates the rates tried, rising geometrically
/// @param losses the smoothed loss at each
public record LrFinder(List<Double> rates, List<Double> losses) {
    private static final double SMOOTHING = 0.9;
    private static final double DIVERGED = 4; // times the best loss

    /// Copies the lists.
    public LrFinder {
        rates = List.copyOf(rates);
        losses = List.copyOf(losses);
    }

    /// Tries up to `steps` rates from `from` to `to`, and ends early when the loss grows fourfold.
    ///
    /// @param from the first rate, above 0
    /// @param to the last rate, above `from`
    /// @param steps at least 10
    public static LrFinder run(
            Layer model,
            Objective objective,
            Optimizer<?> optimizer,
            Dataset data,
            TrainOptions options,
            double from,
            double to,
            int steps) {
        if (!(from > 0 && to > from) || steps < 10)
            throw new IllegalArgumentException(
                    "lrFinder: needs 0 < from < to and at least 10 steps, got from %s, to %s, steps %d."
                            .formatted(from, to, steps));
        Map<String, Tensor> before = new LinkedHashMap<>();
        model.stateDict().forEach((name, t) -> before.put(name, t.detach().copy()));
        double lr = optimizer.lr();
        try {
            return Rng.with(
                    Rng.of(options.seed()), () -> sweep(model, objective, optimizer, data, options, from, to, steps));
        } finally {
            model.loadStateDict(before);
            optimizer.zeroGrad();
            optimizer.lr(lr);
        }
    }

    private static LrFinder sweep(
            Layer model,
            Objective objective,
            Optimizer<?> optimizer,
            Dataset data,
            TrainOptions options,
            double from,
            double to,
            int steps) {
        DataLoader loader = new DataLoader(
                data,
                DataLoader.batches(options.batchSize()).shuffle(options.seed()).dropLast(options.dropLast()));
        Iterator<Batch> batches = loader.iterator();
        List<Double> rates = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        double average = 0;
        double best = Double.POSITIVE_INFINITY;
        model.train();
        for (int i = 0; i < steps; i++) {
            if (!batches.hasNext()) batches = loader.iterator();
            double rate = from * Math.pow(to / from, i / (steps - 1.0));
            optimizer.lr(rate);
            double loss = step(model, objective, optimizer, batches.next());
            average = SMOOTHING * average + (1 - SMOOTHING) * loss;
            double smooth = average / (1 - Math.pow(SMOOTHING, i + 1.0));
            if (!Double.isFinite(smooth) || smooth > DIVERGED * best) break;
            best = Math.min(best, smooth);
            rates.add(rate);
            losses.add(smooth);
        }
        return new LrFinder(rates, losses);
    }

    private static double step(Layer model, Objective objective, Optimizer<?> optimizer, Batch batch) {
        Tensor loss = objective.lossOf(model.forward(batch.x()), batch.y());
        loss.backward();
        optimizer.step();
        optimizer.zeroGrad();
        return loss.item();
    }

    /// The rate at which the loss falls fastest: a good one to train with, or a little too large.
    public double suggestion() {
        if (rates.size() < 3)
            throw new IllegalStateException("lrFinder: the loss grew at once; begin with a smaller rate.");
        int steepest = 1;
        for (int i = 1; i < losses.size() - 1; i++) if (slope(i) < slope(steepest)) steepest = i;
        return rates.get(steepest);
    }

    private double slope(int i) {
        return (losses.get(i + 1) - losses.get(i - 1)) / Math.log(rates.get(i + 1) / rates.get(i - 1));
    }
}
