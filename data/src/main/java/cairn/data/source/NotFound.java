package cairn.data.source;

import cairn.data.DataException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The sentence for files that are nowhere.
final class NotFound {
    private NotFound() {}

    static DataException files(String dataset, String files, List<Path> folders) {
        String places = folders.stream().map(Path::toString).collect(Collectors.joining(", "));
        return new DataException(
                ("%s: %s were not found in any of %s; download them (--download, or DataFolder.download(true)) "
                                + "or name the folder that holds them (--data-dir, or DataFolder.at).")
                        .formatted(dataset, files, places));
    }
}
