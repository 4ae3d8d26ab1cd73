package cairn.data.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataFolderTest {
    private static final Path HOME = Path.of("/home/me");

    private static Path root(String os, String chosen, String cache) {
        return DataFolder.standardRoot(os, HOME, Optional.ofNullable(chosen), Optional.ofNullable(cache));
    }

    @Test
    void theStandardFolderIsWhereEachSystemKeepsCaches() {
        assertEquals(HOME.resolve(".cache/cairn"), root("Linux", null, null));
        assertEquals(HOME.resolve("Library/Caches/cairn"), root("Mac OS X", null, null));
        assertEquals(HOME.resolve("AppData/Local/cairn"), root("Windows 11", null, null));
        assertEquals(Path.of("/cache/cairn"), root("Linux", null, "/cache"));
        assertEquals(HOME.resolve(".cache/cairn"), root("Linux", null, "relative/is/ignored"));
        assertEquals(HOME.resolve(".cache/cairn"), root("Linux", " ", ""));
    }

    @Test
    void theUsersChoiceComesFirst() {
        assertEquals(Path.of("/data"), root("Linux", "/data", "/cache"));
    }

    @Test
    void packagesOfTheSystemCountOnlyForTheStandardFolder() {
        var packaged = List.of(Path.of("/usr/share/datasets/fashion-mnist"));
        assertEquals(packaged, FashionMnist.FAMILY.packaged());
        var standard = DataFolder.standard().candidates("fashion-mnist", List.of(), packaged);
        assertEquals(packaged.getFirst(), standard.getLast());
        assertTrue(DataFolder.at(HOME).candidates("fashion-mnist", List.of(), packaged).stream()
                .noneMatch(packaged::contains));
    }
}
