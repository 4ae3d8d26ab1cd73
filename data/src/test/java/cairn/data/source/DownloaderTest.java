package cairn.data.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.DataException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloaderTest {
    private static final int BYTES = 200_000;

    @TempDir
    Path folder;

    private final byte[] content = content();

    private static byte[] content() {
        byte[] bytes = new byte[BYTES];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private RemoteFile file(URI... addresses) throws IOException {
        return new RemoteFile("set", "a.bin", BYTES, sha256(content), null, List.of(addresses));
    }

    private static String sha256(byte[] bytes) throws IOException {
        return Sha256.of(new ByteArrayInputStream(bytes));
    }

    private static Downloader downloader(int attempts) {
        return new Downloader(DownloadOptions.defaults().mirrors(List.of()).attempts(attempts, Duration.ofMillis(1)));
    }

    private String failure(RemoteFile file, int attempts) {
        return assertThrows(DataException.class, () -> downloader(attempts).fetch(file, folder))
                .getMessage();
    }

    private String folderContent() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().collect(Collectors.joining(" "));
        }
    }

    private void assertWhole() throws IOException {
        assertArrayEquals(content, Files.readAllBytes(folder.resolve("a.bin")));
        assertEquals("a.bin", folderContent());
    }

    @Test
    void fetchesAFileAndLeavesNothingElse() throws IOException {
        try (var server = new FileServer(content, FileServer::wellBehaved)) {
            Path got = downloader(1).fetch(file(server.address("/a.bin")), folder);
            assertEquals(folder.resolve("a.bin"), got);
            assertWhole();
        }
    }

    @Test
    void doesNotAskForAFileThatIsThere() throws IOException {
        try (var server = new FileServer(content, FileServer::wellBehaved)) {
            Files.write(folder.resolve("a.bin"), content);
            downloader(1).fetch(file(server.address("/a.bin")), folder);
            assertEquals(List.of(), server.requests());
        }
    }

    @Test
    void takesACopyThatWasPackedAnew() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        Files.write(folder.resolve("a.bin"), packed.toByteArray());
        var wanted = new RemoteFile("set", "a.bin", 1, "0".repeat(64), sha256(content), List.of());
        assertEquals(folder.resolve("a.bin"), downloader(1).fetch(wanted, folder));
    }

    @Test
    void neverOverwritesAnotherFileOfThatName() throws IOException {
        try (var server = new FileServer(content, FileServer::wellBehaved)) {
            Files.writeString(folder.resolve("a.bin"), "the only copy of my thesis");
            String message = failure(file(server.address("/a.bin")), 1);
            assertTrue(
                    message.contains("a.bin: a file of this name is there already, but it is not the one to download"),
                    message);
            assertEquals("the only copy of my thesis", Files.readString(folder.resolve("a.bin")));
            assertEquals("a.bin", folderContent());
        }
    }

    @Test
    void goesOnWhereTheConnectionWasCut() throws IOException {
        try (var server = new FileServer(
                content, FileServer.cutAfter(70_000), FileServer.cutAfter(60_000), FileServer::wellBehaved)) {
            downloader(4).fetch(file(server.address("/a.bin")), folder);
            assertWhole();
            assertEquals(3, server.requests().size());
            assertResumedBelow(130_000, server.requests().get(2));
        }
    }

    @Test
    void aLaterRunGoesOnWhereAnEarlierOneWasCut() throws IOException {
        try (var server = new FileServer(content, FileServer.cutAfter(70_000), FileServer::wellBehaved)) {
            String message = failure(file(server.address("/a.bin")), 1);
            assertTrue(message.matches("(?s).*the connection ended after \\d+ of 200000 bytes.*"), message);
            assertEquals("a.bin.part a.bin.part.tag", folderContent());
            downloader(1).fetch(file(server.address("/a.bin")), folder);
            assertWhole();
            assertResumedBelow(70_000, server.requests().get(1));
        }
    }

    /// A reset connection may lose the last bytes that were sent, so at most `sent` had arrived.
    private static void assertResumedBelow(int sent, String request) {
        assertTrue(request.matches("/a\\.bin bytes=[1-9]\\d*-"), request);
        assertTrue(Integer.parseInt(request.replaceAll("\\D", "")) <= sent, request);
    }

    @Test
    void startsAgainWhereTheServerIgnoresRanges() throws IOException {
        try (var server = new FileServer(content, FileServer.cutAfter(70_000), FileServer.sends(content))) {
            downloader(2).fetch(file(server.address("/a.bin")), folder);
            assertWhole();
            assertResumedBelow(70_000, server.requests().get(1));
        }
    }

    @Test
    void startsAgainWhereTheFileHasChangedSinceTheCut() throws IOException {
        FileServer.Behaviour otherVersion = (exchange, bytes) -> {
            exchange.getResponseHeaders().set("ETag", "\"v0\"");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(new byte[50_000]);
        };
        try (var server = new FileServer(content, otherVersion, FileServer::wellBehaved)) {
            downloader(2).fetch(file(server.address("/a.bin")), folder);
            assertWhole();
        }
    }

    @Test
    void startsAgainWhereTheServerContinuesAtTheWrongPlace() throws IOException {
        FileServer.Behaviour wrongPlace = (exchange, bytes) -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 10-" + (BYTES - 1) + "/" + BYTES);
            exchange.sendResponseHeaders(206, BYTES - 10);
            exchange.getResponseBody().write(bytes, 10, BYTES - 10);
        };
        try (var server = new FileServer(content, FileServer.cutAfter(70_000), wrongPlace, FileServer::wellBehaved)) {
            downloader(3).fetch(file(server.address("/a.bin")), folder);
            assertWhole();
        }
    }

    @Test
    void startsAgainWhereTheServerRefusesTheRange() throws IOException {
        try (var server =
                new FileServer(content, FileServer.cutAfter(70_000), FileServer.status(416), FileServer::wellBehaved)) {
            downloader(3).fetch(file(server.address("/a.bin")), folder);
            assertWhole();
        }
    }

    @Test
    void startsAgainWhereThePartsDoNotFitTogether() throws IOException {
        Files.write(folder.resolve("a.bin.part"), new byte[1000]);
        Files.writeString(folder.resolve("a.bin.part.tag"), "\"v1\"");
        try (var server = new FileServer(content, FileServer::wellBehaved)) {
            downloader(2).fetch(file(server.address("/a.bin")), folder);
            assertWhole();
            assertEquals(List.of("/a.bin bytes=1000-", "/a.bin"), server.requests());
        }
    }

    @Test
    void doesNotContinueAPartOfUnknownVersion() throws IOException {
        Files.write(folder.resolve("a.bin.part"), new byte[1000]);
        try (var server = new FileServer(content, FileServer::wellBehaved)) {
            downloader(1).fetch(file(server.address("/a.bin")), folder);
            assertWhole();
            assertEquals(List.of("/a.bin"), server.requests());
        }
    }

    @Test
    void finishesAPartThatIsAlreadyWhole() throws IOException {
        Files.write(folder.resolve("a.bin.part"), content);
        try (var server = new FileServer(content, FileServer.status(500))) {
            downloader(1).fetch(file(server.address("/a.bin")), folder);
            assertWhole();
            assertEquals(List.of(), server.requests());
        }
    }

    @Test
    void refusesATruncatedFile() throws IOException {
        try (var server = new FileServer(content, FileServer.sends(Arrays.copyOf(content, 150_000)))) {
            String message = failure(file(server.address("/a.bin")), 3);
            assertTrue(message.contains("the file has 150000 bytes there, expected 200000"), message);
            assertEquals("", folderContent());
            assertEquals(1, server.requests().size(), "a wrong size does not get better by asking again");
        }
    }

    @Test
    void refusesATruncatedFileOfUnannouncedLength() throws IOException {
        try (var server = new FileServer(content, FileServer.sendsChunked(Arrays.copyOf(content, 150_000)))) {
            String message = failure(file(server.address("/a.bin")), 2);
            assertTrue(
                    message.contains("the connection ended after 150000 of 200000 bytes (no more data), 2 attempts"),
                    message);
            assertEquals("", folderContent());
        }
    }

    @Test
    void stopsReadingAFileThatIsTooLong() throws IOException {
        try (var server = new FileServer(content, FileServer.sendsChunked(Arrays.copyOf(content, 10 * BYTES)))) {
            String message = failure(file(server.address("/a.bin")), 2);
            assertTrue(message.contains("the file is longer there than the expected 200000 bytes"), message);
            assertEquals("", folderContent());
        }
    }

    @Test
    void refusesCorruptContent() throws IOException {
        byte[] corrupt = content.clone();
        corrupt[123] ^= 1;
        try (var server = new FileServer(content, FileServer.sends(corrupt))) {
            String message = failure(file(server.address("/a.bin")), 2);
            assertTrue(message.contains("the content is not the expected one (SHA-256 " + sha256(corrupt)), message);
            assertTrue(message.startsWith("a.bin could not be downloaded: "), message);
            assertEquals("", folderContent());
        }
    }

    @Test
    void triesAgainAfterAServerError() throws IOException {
        try (var server =
                new FileServer(content, FileServer.status(503), FileServer.status(500), FileServer::wellBehaved)) {
            downloader(3).fetch(file(server.address("/a.bin")), folder);
            assertWhole();
        }
    }

    @Test
    void saysWhatTheServerAnswered() throws IOException {
        try (var server = new FileServer(content, FileServer.status(503))) {
            String message = failure(file(server.address("/a.bin")), 3);
            assertTrue(message.contains("/a.bin: the server answered 503, 3 attempts"), message);
            assertEquals(3, server.requests().size());
            assertEquals("", folderContent());
        }
    }

    @Test
    void doesNotAskAgainForAFileThatIsNotPublished() throws IOException {
        try (var server = new FileServer(content, FileServer.status(404))) {
            assertTrue(failure(file(server.address("/a.bin")), 3).contains("the server answered 404"));
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void triesTheNextAddressAndNamesAllThatFailed() throws IOException {
        try (var bad = new FileServer(content, FileServer.status(404));
                var good = new FileServer(content, FileServer::wellBehaved)) {
            downloader(1).fetch(file(bad.address("/gone"), good.address("/a.bin")), folder);
            assertWhole();
            Files.delete(folder.resolve("a.bin"));
            String message = failure(file(bad.address("/gone"), bad.address("/also")), 1);
            assertTrue(message.contains("/gone: the server answered 404; "), message);
            assertTrue(message.contains("/also: the server answered 404. Without a network"), message);
        }
    }

    @Test
    void asksMirrorsFirst() throws IOException {
        try (var mirror = new FileServer(content, FileServer::wellBehaved)) {
            var options = DownloadOptions.defaults().mirrors(List.of(mirror.address("/data")));
            new Downloader(options).fetch(file(URI.create("https://unreachable.invalid/a.bin")), folder);
            assertWhole();
            assertEquals(List.of("/data/set/a.bin"), mirror.requests());
        }
    }

    @Test
    void followsARedirect() throws IOException {
        try (var server = new FileServer(content, FileServer.redirect(302, "/moved/a.bin"), FileServer::wellBehaved)) {
            downloader(1).fetch(file(server.address("/a.bin")), folder);
            assertWhole();
            assertEquals(List.of("/a.bin", "/moved/a.bin"), server.requests());
        }
    }

    @Test
    void refusesARedirectToAnUnencryptedPlace() throws IOException {
        try (var server = new FileServer(content, FileServer.redirect(301, "http://example.invalid/a.bin"))) {
            String message = failure(file(server.address("/a.bin")), 1);
            assertTrue(message.contains("http://example.invalid/a.bin is not encrypted (http)"), message);
        }
    }

    @Test
    void stopsFollowingACircle() throws IOException {
        try (var server = new FileServer(content, FileServer.redirect(307, "/a.bin"))) {
            assertTrue(failure(file(server.address("/a.bin")), 3).contains("more than 5 redirects"));
        }
    }

    @Test
    void refusesUnencryptedAndForeignAddresses() throws IOException {
        assertTrue(failure(file(URI.create("http://192.0.2.1/a.bin")), 1).contains("is not encrypted (http)"));
        assertTrue(failure(file(URI.create("ftp://192.0.2.1/a.bin")), 1).contains("is not an https address"));
        assertTrue(failure(file(URI.create("a.bin")), 1).contains("is not an https address"));
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        URI closed;
        try (var server = new FileServer(content, FileServer.status(500))) {
            closed = server.address("/a.bin");
        }
        assertTrue(failure(file(closed), 2)
                .contains("no connection (the host does not answer or its name is not known), 2 attempts"));
        assertEquals("", folderContent());
    }

    @Test
    void givesUpOnAServerThatFallsSilent() throws IOException {
        FileServer.Behaviour silent = (exchange, bytes) -> {
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, 1000);
            exchange.getResponseBody().flush();
            sleep(8000);
        };
        try (var server = new FileServer(content, silent)) {
            var options = DownloadOptions.defaults()
                    .mirrors(List.of())
                    .attempts(1, Duration.ofMillis(1))
                    .patience(Duration.ofMillis(1000));
            long start = System.nanoTime();
            String message = assertThrows(
                            DataException.class,
                            () -> new Downloader(options).fetch(file(server.address("/a.bin")), folder))
                    .getMessage();
            assertTrue(message.contains("the server fell silent"), message);
            assertTrue(System.nanoTime() - start < 7_500_000_000L, "waited longer than its patience");
        }
    }

    @Test
    void givesUpOnAServerThatNeverAnswers() throws IOException {
        try (var server = new FileServer(content, (exchange, bytes) -> sleep(8000))) {
            var options = DownloadOptions.defaults()
                    .mirrors(List.of())
                    .attempts(2, Duration.ofMillis(1))
                    .patience(Duration.ofMillis(1000));
            long start = System.nanoTime();
            String message = assertThrows(
                            DataException.class,
                            () -> new Downloader(options).fetch(file(server.address("/a.bin")), folder))
                    .getMessage();
            assertTrue(message.contains("no answer within 1.0 s, 2 attempts"), message);
            assertTrue(System.nanoTime() - start < 7_500_000_000L, "waited longer than its patience");
            assertEquals("", folderContent());
        }
    }

    @Test
    void startsAgainWhereTheTagIsDamaged() throws IOException {
        Files.write(folder.resolve("a.bin.part"), new byte[1000]);
        Files.write(folder.resolve("a.bin.part.tag"), new byte[] {0, 1, 2, (byte) 0xff, '\n', 'x'});
        try (var server = new FileServer(content, FileServer::wellBehaved)) {
            downloader(1).fetch(file(server.address("/a.bin")), folder);
            assertWhole();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void tellsHowFarItIs() throws IOException {
        var seen = new long[1];
        try (var server = new FileServer(content, FileServer::wellBehaved)) {
            var options = DownloadOptions.defaults().mirrors(List.of()).progress((f, bytes) -> seen[0] = bytes);
            new Downloader(options).fetch(file(server.address("/a.bin")), folder);
        }
        assertEquals(BYTES, seen[0]);
    }

    @Test
    void twoDownloadsOfOneFileDoNotMix() throws Exception {
        Path target = folder.resolve("a.bin");
        try (var server = new FileServer(content, FileServer::wellBehaved);
                var first = PartFile.open(target)) {
            first.restart("\"v1\"");
            first.append(content, 10);
            String message = failure(file(server.address("/a.bin")), 1);
            assertTrue(message.contains("a.bin.part: another download is writing this file"), message);
            assertEquals(10, first.size());
        }
    }

    @Test
    void saysThatTheFolderCannotBeMade() throws IOException {
        Path occupied = Files.writeString(folder.resolve("occupied"), "a file");
        String message = assertThrows(
                        DataException.class,
                        () -> downloader(1).fetch(file(URI.create("https://x.invalid/a")), occupied.resolve("sub")))
                .getMessage();
        assertTrue(message.contains("the file cannot be written"), message);
        assertFalse(Files.exists(occupied.resolve("sub")));
    }
}
