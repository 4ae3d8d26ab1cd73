package cairn.examples;

import cairn.data.source.DataFolder;
import java.nio.file.Path;

/// What an example is told on its command line.
///
/// @param quick `--quick`: only a small part is run, in a few seconds
/// @param data `--data-dir DIR`: where the larger datasets are looked for, else the standard folder; `--download`:
///     fetch what is missing
record Arguments(boolean quick, DataFolder data) {
    static Arguments of(String... args) {
        boolean quick = false;
        DataFolder data = DataFolder.standard();
        boolean download = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--quick" -> quick = true;
                case "--download" -> download = true;
                case "--data-dir" -> data = DataFolder.at(Path.of(args[++i]));
                default ->
                    throw new IllegalArgumentException(args[i] + ": expected --quick, --data-dir DIR or --download.");
            }
        }
        return new Arguments(quick, data.download(download));
    }
}
