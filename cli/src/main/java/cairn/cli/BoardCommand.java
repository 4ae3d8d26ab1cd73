package cairn.cli;

import cairn.board.Board;
import cairn.board.BoardAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cairn board`
@Command(
        name = "board",
        mixinStandardHelpOptions = true,
        description =
                "Shows the runs in a folder in the browser, live: curves, comparisons, confusion matrices, weights, pictures.",
        footer = {
            "",
            "Examples:",
            "  cairn board",
            "  cairn board runs --port 9000",
            "  ssh -L 8080:localhost:8080 server   then open http://localhost:8080/ at home"
        })
final class BoardCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUNS_DIR",
            defaultValue = "runs",
            description = "The folder with the run folders. Default: ${DEFAULT-VALUE}.")
    private Path runs;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Where to listen; 0 for a free port. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            defaultValue = "127.0.0.1",
            description =
                    "A name or address of this machine. With another than the default, everyone who reaches the machine can read the runs. Default: ${DEFAULT-VALUE}.")
    private String host;

    @Override
    public Integer call() throws InterruptedException {
        try (Board board = Board.start(runs, new BoardAddress(host, port))) {
            spec.commandLine().getOut().printf("The board shows %s at %s%nCtrl-C ends it.%n", runs, board.url());
            spec.commandLine().getOut().flush();
            new CountDownLatch(1).await();
            return 0;
        }
    }
}
