package cairn.train;

import cairn.data.Batch;
import cairn.data.DataInfo;
import cairn.data.DataLoader;
import cairn.data.Dataset;
import cairn.metrics.ConfusionMatrix;
import cairn.metrics.RegressionScores;
import cairn.metrics.RunningMean;
import cairn.metrics.TokenScores;
import cairn.nn.Layer;
import cairn.tensor.Autograd;
import cairn.tensor.Tensor;
import java.util.Optional;

/// Runs a network over a dataset in eval mode and keeps the scores.
public final class Evaluator {
    private Evaluator() {}

    /// The loss and scores of `model` on `data`; the model's mode is put back afterwards.
    public static Evaluation evaluate(Layer model, Objective objective, Dataset data, int batchSize) {
        boolean training = model.isTraining();
        model.eval();
        try {
            return Autograd.noGrad(() -> run(model, objective, data, batchSize));
        } finally {
            model.train(training);
        }
    }

    private static Evaluation run(Layer model, Objective objective, Dataset data, int batchSize) {
        return objective.outputs() == OutputKind.TOKEN_LOGITS
                ? tokens(model, objective, data, batchSize)
                : samples(model, objective, data, batchSize);
    }

    private static Evaluation samples(Layer model, Objective objective, Dataset data, int batchSize) {
        DataInfo info = data.info();
        boolean classes = !objective.outputs().isNumbers();
        ConfusionMatrix confusion = classes ? new ConfusionMatrix(info.classNames()) : null;
        RegressionScores regression = classes ? null : new RegressionScores();
        RunningMean loss = new RunningMean();
        for (Batch batch : new DataLoader(data, batchSize)) {
            Judged judged = Judged.of(model, objective, batch.x(), batch.y());
            Tensor output = judged.output();
            loss.add(judged.loss().item(), batch.size());
            if (confusion != null)
                confusion.update(
                        objective.outputs().classes(output).toLongArray(),
                        batch.y().toLongArray());
            if (regression != null)
                regression.update(
                        objective.values(output),
                        batch.y().reshape(output.shape().dims()));
        }
        return new Evaluation(
                loss.count(),
                loss.mean(),
                Optional.ofNullable(confusion),
                Optional.ofNullable(regression),
                Optional.empty());
    }

    /// Every token counts alike, however many of them a batch holds.
    private static Evaluation tokens(Layer model, Objective objective, Dataset data, int batchSize) {
        RunningMean loss = new RunningMean();
        long correct = 0;
        for (Batch batch : new DataLoader(data, batchSize)) {
            Judged judged = Judged.of(model, objective, batch.x(), batch.y());
            Tensor output = judged.output(); // [N, T, V]
            long[] target = batch.y().toLongArray();
            loss.add(judged.loss().item(), TokenScores.counted(target));
            correct += TokenScores.correct(objective.outputs().classes(output).toLongArray(), target);
        }
        TokenScores scores = new TokenScores(loss.count(), correct, loss.mean());
        return new Evaluation(data.size(), loss.mean(), Optional.empty(), Optional.empty(), Optional.of(scores));
    }
}
