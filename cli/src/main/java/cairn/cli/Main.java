package cairn.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `cairn` command.
@Command(name = "cairn", version = "cairn 0.1.0", mixinStandardHelpOptions = true)
public final class Main implements Runnable {

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
