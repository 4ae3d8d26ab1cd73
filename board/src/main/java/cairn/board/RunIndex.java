package cairn.board;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The runs in a folder: the folders in it that hold a `run.json`, by their path within it. Symbolic links are not followed.
final class RunIndex {
    private static final int DEPTH = 5;
    private static final int MOST_RUNS = 10_000;

    private final Path root;
    private volatile Map<String, RunSummary> known = Map.of();

    /// @param root as it is after links
    RunIndex(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /// What changed since the last look.
    ///
    /// @param changed new runs, and those of which a file changed
    /// @param gone runs that are no longer there
    record Change(List<RunSummary> changed, List<String> gone) {
        boolean isEmpty() {
            return changed.isEmpty() && gone.isEmpty();
        }
    }

    /// Looks at the folders anew. Of a run without a change nothing is read.
    synchronized Change look() {
        Map<String, RunSummary> now = new TreeMap<>();
        List<RunSummary> changed = new ArrayList<>();
        for (String id : find()) {
            RunFiles files = files(id);
            RunSummary.Stamp stamp = RunSummary.Stamp.of(files);
            RunSummary before = known.get(id);
            if (before == null || before.stamp() != stamp.withLife()) {
                before = RunSummary.of(id, files, stamp);
                changed.add(before);
            }
            now.put(id, before);
        }
        List<String> gone =
                known.keySet().stream().filter(id -> !now.containsKey(id)).toList();
        known = now;
        return new Change(changed, gone);
    }

    /// The runs as they were at the last look.
    Collection<RunSummary> runs() {
        return known.values();
    }

    /// The files of a run by its name in the list, and of nothing else: no path is made of what a request says.
    Optional<RunFiles> run(String id) {
        return known.containsKey(id) ? Optional.of(files(id)) : Optional.empty();
    }

    private RunFiles files(String id) {
        return new RunFiles(id.equals(".") ? root : root.resolve(id));
    }

    private List<String> find() {
        List<String> ids = new ArrayList<>();
        try {
            Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEPTH, new Finder(ids));
        } catch (IOException e) {
            return ids; // what could be seen
        }
        return ids;
    }

    private final class Finder extends SimpleFileVisitor<Path> {
        private final List<String> ids;

        Finder(List<String> ids) {
            this.ids = ids;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a) {
            if (ids.size() >= MOST_RUNS) return FileVisitResult.TERMINATE;
            if (!dir.equals(root) && dir.getFileName().toString().startsWith(".")) return FileVisitResult.SKIP_SUBTREE;
            if (RunFiles.look(dir.resolve("run.json")) == null) return FileVisitResult.CONTINUE;
            ids.add(dir.equals(root) ? "." : root.relativize(dir).toString().replace('\\', '/'));
            return FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // deleted meanwhile, or not ours to read
        }
    }
}
