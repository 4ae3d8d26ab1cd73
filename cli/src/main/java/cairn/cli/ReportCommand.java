package cairn.cli;

import cairn.data.Dataset;
import cairn.train.Evaluation;
import cairn.train.Evaluator;
import cairn.train.RunFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cairn report`
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes report.html of a run anew: one page that opens anywhere.",
        footer = {"", "Example:", "  cairn report runs/digits-1"})
final class ReportCommand implements Callable<Integer> {
    private static final int BATCH = 256;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "The folder of a run, finished or not.")
    private Path folder;

    @Mixin
    private DataSpec data;

    @Override
    public Integer call() {
        RunFolder run = RunFolder.open(folder);
        if (!run.isFinished()) RunReport.writeUnfinished(run);
        else if (run.readResult().containsKey("folds")) RunReport.writeFolds(run);
        else judge(run);
        spec.commandLine().getOut().println(RunReport.file(run));
        return 0;
    }

    private void judge(RunFolder run) {
        TrainedModel model = TrainedModel.open(folder);
        ModelCard card = model.card();
        Dataset test = data.openTest(card.dataset(), card);
        Evaluation e = Evaluator.evaluate(model.layer(), card.objective(), test.map(card.preparation()), BATCH);
        RunReport.write(run, model.layer(), card, test, e);
    }
}
