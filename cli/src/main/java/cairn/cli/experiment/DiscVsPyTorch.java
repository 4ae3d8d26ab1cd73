package cairn.cli.experiment;

import cairn.data.Batch;
import cairn.data.Dataset;
import cairn.data.TrainTest;
import cairn.nn.Activation;
import cairn.optim.Adam;
import cairn.tensor.DType;
import cairn.tensor.Tensor;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/// The disc by this framework and by PyTorch.
final class DiscVsPyTorch implements Experiment {
    private static final int BATCH = 25;
    private static final double RATE = 0.01;
    private static final String NAME = "2-25-25-25-1";

    private static final Recipe RECIPE = Recipe.of(
                    DiscTask.net(Activation.RELU), DiscTask.BCE, p -> new Adam(p, RATE), BATCH, 60)
            .rate(Recipe.Rate.COSINE)
            .evaluateEvery(0);

    @Override
    public String name() {
        return "disc-vs-pytorch";
    }

    @Override
    public String shows() {
        return "The disc by 2-25-25-25-1 with ReLU, BCE and Adam, batches of 25, 60 epochs, a rate falling from 0.01: accuracies and training time, here and in PyTorch.";
    }

    @Override
    public String source() {
        return "ee559 report, table III: its own framework 0.972, 0.947, 2.012 s; PyTorch 0.991, 0.949, 1.614 s.";
    }

    @Override
    public void run(Lab lab) {
        int runs = lab.amount(10, 2);
        Recipe recipe = RECIPE.epochs(lab.amount(RECIPE.epochs(), 2));
        for (int warm = 0; warm < lab.amount(2, 0); warm++) recipe.train(DiscTask.points(0), 0);
        Study study = Study.run(lab, Map.of(NAME, recipe), runs, DiscTask::points);

        lab.beside("Against the report's framework", rows(study, 0.972, 0.947, 2.012, Double.NaN));
        lab.beside("Against the report's PyTorch", rows(study, 0.991, 0.949, 1.614, Double.NaN));
        PyTorch.run("disc_pytorch.py", points(runs), runs, recipe.epochs(), BATCH, RATE, 1)
                .ifPresentOrElse(
                        torch -> lab.beside(
                                "Against PyTorch " + torch.version() + " on this machine, one thread",
                                rows(
                                        study,
                                        torch.train().mean(),
                                        torch.test().mean(),
                                        torch.seconds().mean(),
                                        torch.processorSeconds().mean())),
                        () -> lab.note(
                                "PyTorch on this machine",
                                "Not measured: there is no Python with the module torch here."));
        lab.note(
                "What the times mean",
                "The report does not say how many epochs, which batches or which processor its seconds belong to, so only times from one machine can be"
                        + " compared. Both frameworks see the same points and train once before the clock starts. "
                        + Runtime.getRuntime().availableProcessors()
                        + " processors. Where other programs run beside, the processor time tells more.");
    }

    /// The points of all runs. Shape: `[runs, 2 parts, 1000, x₁ x₂ label]`
    private static float[] points(int runs) {
        FloatBuffer all = FloatBuffer.allocate(runs * 2 * 1000 * 3);
        for (int seed = 1; seed <= runs; seed++) {
            TrainTest points = DiscTask.points(seed);
            for (Dataset part : List.of(points.train(), points.test())) {
                Batch b = part.all();
                all.put(Tensor.cat(1, b.x(), b.y().to(DType.F32).unsqueeze(1)).toFloatArray());
            }
        }
        return all.array();
    }

    private static List<Beside> rows(Study study, double train, double test, double seconds, double processor) {
        return List.of(
                Beside.accuracy(
                        "accuracy on the training part",
                        train,
                        study.spread(NAME, t -> t.train().accuracy())),
                Beside.accuracy(
                        "accuracy on the test part",
                        test,
                        study.spread(NAME, t -> t.test().accuracy())),
                time("training time", seconds, study.spread(NAME, Trial::seconds)),
                time("processor time", processor, study.spread(NAME, Trial::processorSeconds)));
    }

    private static Beside time(String what, double theirs, Spread ours) {
        return new Beside(what, Unit.SECONDS, Beside.Better.LOWER, theirs, ours);
    }
}
