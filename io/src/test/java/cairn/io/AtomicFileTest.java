package cairn.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void createsAndReplacesAFileAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.writeText(file, "one");
        AtomicFile.writeText(file, "zwei ü");
        assertEquals("zwei ü", Files.readString(file));
        assertEquals(List.of("a.txt"), names());
    }

    @Test
    void theOldFileIsSeenUntilTheNewOneIsWhole() {
        Path file = folder.resolve("a.txt");
        AtomicFile.writeText(file, "old");
        AtomicFile.write(file, out -> {
            out.write("new".getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertEquals("old", Files.readString(file));
        });
        assertTrue(file.toFile().length() == 3);
    }

    @Test
    void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.writeText(file, "old");
        var e = assertThrows(
                FileException.class,
                () -> AtomicFile.write(file, out -> {
                    out.write(1);
                    throw new IOException("No space left on device");
                }));
        assertEquals(
                file + ": the file cannot be written (No space left on device); what was there before is unchanged.",
                e.getMessage());
        assertThrows(
                IllegalStateException.class,
                () -> AtomicFile.write(file, out -> {
                    throw new IllegalStateException("from the caller");
                }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("a.txt"), names());
    }

    @Test
    void theStreamMayBeClosedByItsUser() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, out -> {
            try (out) {
                out.write('x');
            }
        });
        assertEquals("x", Files.readString(file));
    }

    @Test
    void anInterruptDoesNotCutTheWritingShort() throws IOException {
        Path file = folder.resolve("a.txt");
        Thread.currentThread().interrupt();
        AtomicFile.writeText(file, "whole");
        assertTrue(Thread.interrupted());
        assertEquals("whole", Files.readString(file));
    }

    @Test
    void aSymbolicLinkStaysALink() throws IOException {
        Path target = Files.writeString(folder.resolve("epoch3.txt"), "old");
        Path link = folder.resolve("latest.txt");
        try {
            Files.createSymbolicLink(link, target.getFileName());
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "this system lets nobody make symbolic links: " + e);
        }
        AtomicFile.writeText(link, "new");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(target));
    }

    @Test
    void aPipeIsWrittenToAndStaysAPipe() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "this system has no mkfifo");
        Path pipe = folder.resolve("pipe");
        assertEquals(
                0,
                new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor());
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();
        AtomicFile.writeText(pipe, "through");
        assertEquals("through", new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertFalse(Files.isRegularFile(pipe));
    }

    @Test
    void whatAKilledProcessLeftBehindIsRemovedOnceItIsOld() throws IOException {
        Path old = Files.writeString(folder.resolve(".cairn-0123456789abcdef.tmp"), "half");
        Path young = Files.writeString(folder.resolve(".cairn-fedcba9876543210.tmp"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        AtomicFile.writeText(folder.resolve("a.txt"), "whole");
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(young));
    }

    @Test
    void placesThatCannotBeWrittenToAreNamed() {
        Path nowhere = folder.resolve("none").resolve("a.txt");
        assertEquals(
                nowhere + ": the folder does not exist.",
                assertThrows(FileException.class, () -> AtomicFile.writeText(nowhere, "x"))
                        .getMessage());
        assertTrue(assertThrows(FileException.class, () -> AtomicFile.writeText(folder, "x"))
                .getMessage()
                .contains("there is a folder of that name"));
    }
}
