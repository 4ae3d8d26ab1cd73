package cairn.examples;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What the build has compiled: the folders and jars of all modules on the class path, without their tests.
final class Classes {
    /// Everything on the class path.
    static final List<Path> PATH = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::exists)
            .toList();

    /// The part that is ours.
    static final List<Path> OURS = PATH.stream()
            .filter(p -> p.getParent().endsWith("target") && !p.endsWith("test-classes"))
            .toList();

    static final JavaClasses ALL = new ClassFileImporter()
            .importLocations(OURS.stream().map(Classes::location).toList());

    private Classes() {}

    private static Location location(Path p) {
        return Location.of(Files.isDirectory(p) ? p.toUri() : URI.create("jar:" + p.toUri() + "!/"));
    }
}
