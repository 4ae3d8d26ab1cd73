package cairn.data.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where data files are looked for, and whether those that are missing are downloaded.
///
/// A dataset named `mnist` is looked for in `<root>/mnist`, in `<root>` itself and where PyTorch's torchvision would have put it below
/// `<root>`. A download goes to `<root>/mnist`.
///
/// @param root the folder above all datasets
/// @param packages whether folders of the operating system's packages are looked at as well
/// @param download whether missing files are fetched
/// @param downloads how they are fetched
public record DataFolder(Path root, boolean packages, boolean download, DownloadOptions downloads) {
    /// The environment variable that names the standard folder.
    public static final String VARIABLE = "CAIRN_DATA";

    /// The standard folder, without downloads: what `CAIRN_DATA` names, else the folder `cairn` in the user's cache (`XDG_CACHE_HOME` or
    /// `~/.cache`; on macOS `~/Library/Caches`; on Windows `%LOCALAPPDATA%`).
    public static DataFolder standard() {
        return new DataFolder(standardRoot(), true, false, DownloadOptions.defaults());
    }

    /// A folder of the user's choice, without downloads.
    public static DataFolder at(Path root) {
        return new DataFolder(root, false, false, DownloadOptions.defaults());
    }

    /// With or without downloads of what is missing.
    public DataFolder download(boolean download) {
        return new DataFolder(root, packages, download, downloads);
    }

    /// With other settings for downloads.
    public DataFolder downloads(DownloadOptions downloads) {
        return new DataFolder(root, packages, download, downloads);
    }

    private static Path standardRoot() {
        return standardRoot(
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", "")),
                Optional.ofNullable(System.getenv(VARIABLE)),
                cacheVariable());
    }

    private static Optional<String> cacheVariable() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return Optional.ofNullable(System.getenv(windows ? "LOCALAPPDATA" : "XDG_CACHE_HOME"));
    }

    static Path standardRoot(String os, Path home, Optional<String> chosen, Optional<String> cache) {
        if (chosen.isPresent() && !chosen.get().isBlank()) return Path.of(chosen.get());
        Optional<Path> base =
                cache.filter(text -> !text.isBlank()).map(Path::of).filter(Path::isAbsolute);
        if (base.isPresent()) return base.get().resolve("cairn");
        String name = os.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows"))
            return home.resolve("AppData").resolve("Local").resolve("cairn");
        if (name.startsWith("mac"))
            return home.resolve("Library").resolve("Caches").resolve("cairn");
        return home.resolve(".cache").resolve("cairn");
    }

    /// The folder a dataset is downloaded to.
    public Path folderOf(String dataset) {
        return root.resolve(dataset);
    }

    /// The folders in which a dataset's files may lie.
    ///
    /// @param nested its folder as other programs name it, below the root
    /// @param packaged where packages of the operating system put it
    List<Path> candidates(String dataset, List<String> nested, List<Path> packaged) {
        var folders = new ArrayList<Path>();
        folders.add(folderOf(dataset));
        folders.add(root);
        for (String name : nested) {
            folders.add(root.resolve(name));
            folders.add(folderOf(dataset).resolve(name));
        }
        if (packages) folders.addAll(packaged);
        return folders;
    }

    /// The first of these names that is a file in `folder`.
    static Optional<Path> find(Path folder, String... names) {
        for (String name : names) {
            if (Files.isRegularFile(folder.resolve(name))) return Optional.of(folder.resolve(name));
        }
        return Optional.empty();
    }
}
