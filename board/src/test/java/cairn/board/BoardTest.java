package cairn.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.io.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardTest {
    @TempDir
    Path folder;

    private Path runs;
    private Board board;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void begin() throws IOException {
        runs = Files.createDirectory(folder.resolve("runs"));
        Files.writeString(folder.resolve("secret.txt"), "secret");
        run("digits-1", "{\"dataset\":\"digits\",\"options\":{\"lr\":0.1},\"tags\":[\"first\"]}");
        Files.writeString(runs.resolve("digits-1/metrics.jsonl"), "{\"epoch\":1,\"train_loss\":0.5}\n{\"epoch\":2,");
        board = Board.start(runs, BoardAddress.local(0));
    }

    @AfterEach
    void end() {
        board.close();
    }

    private Path run(String name, String json) throws IOException {
        Path run = Files.createDirectories(runs.resolve(name));
        Files.writeString(run.resolve("run.json"), json);
        return run;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create(board.url() + path.substring(1));
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private Map<String, ?> json(String path) throws IOException, InterruptedException {
        return Json.parseObject(get(path).body());
    }

    private List<?> listed() throws IOException, InterruptedException {
        return ((List<?>) json("/api/runs").get("runs"))
                .stream().map(r -> ((Map<?, ?>) r).get("id")).toList();
    }

    /// Sends bytes as they are and returns the first line of the answer.
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), board.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return String.valueOf(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                            .readLine());
        }
    }

    @Test
    void listsARunWithItsNewestWholeLine() throws Exception {
        Map<?, ?> run = (Map<?, ?>) ((List<?>) json("/api/runs").get("runs")).getFirst();
        assertEquals("digits-1", run.get("id"));
        assertEquals("running", run.get("state"));
        assertEquals(1L, run.get("epoch"));
        assertEquals(List.of("first"), run.get("tags"));
    }

    @Test
    void givesCurves() throws Exception {
        Map<?, ?> run = (Map<?, ?>) json("/api/curves?run=digits-1&run=unknown").get("digits-1");
        assertEquals(List.of("epoch", "train_loss"), run.get("names"));
        assertEquals(Map.of("x", List.of(1L), "y", List.of(0.5)), ((Map<?, ?>) run.get("curves")).get("train_loss"));
    }

    @Test
    void anEpochThatIsRepeatedTakesThePlaceOfTheOldOnes() throws Exception {
        Files.writeString(
                runs.resolve("digits-1/confusion.jsonl"),
                "{\"epoch\":1}\n{\"epoch\":2}\n{\"part\":\"test\"}\n{\"epoch\":2,\"again\":true}\n{\"part\":\"test\",\"again\":true}\n{\"epo");
        assertEquals(
                "[{\"epoch\":1},{\"epoch\":2,\"again\":true},{\"part\":\"test\",\"again\":true}]",
                get("/api/confusion?run=digits-1").body());
    }

    @Test
    void servesThePageAndItsScripts() throws Exception {
        for (String path : List.of(
                "/",
                "/board.js",
                "/dom.js",
                "/runs.js",
                "/curves.js",
                "/table.js",
                "/compare.js",
                "/detail.js",
                "/drawings.js",
                "/board.css",
                "/icon.svg",
                "/chart.js")) assertEquals(200, get(path).statusCode(), path);
        assertTrue(get("/chart.js").body().contains("Chart.js v4"));
    }

    @Test
    void everyAnswerForbidsForeignScripts() throws Exception {
        for (String path : List.of("/", "/api/runs", "/nothing")) {
            var headers = get(path).headers();
            String policy = headers.firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"), policy);
            assertFalse(policy.contains("unsafe"), policy);
            assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""));
        }
    }

    @Test
    void aReportMayShowItselfAndNothingElse() throws Exception {
        Files.writeString(runs.resolve("digits-1/report.html"), "<script>alert(1)</script>");
        String policy = get("/report?run=digits-1")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("");
        assertTrue(policy.contains("sandbox") && !policy.contains("script-src"), policy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "//etc/passwd",
                "/board.css/../../secret.txt",
                "/META-INF/MANIFEST.MF",
                "/report?run=..",
                "/report?run=../runs/digits-1",
                "/report?run=digits-1/../..",
                "/picture?run=digits-1&file=../run.json",
                "/picture?run=digits-1&file=..%2f..%2fsecret.png",
                "/picture?run=digits-1&file=%00.png",
                "/api/run?run=/etc",
                "/api/weights?run=.."
            })
    void nothingOutsideTheRunsIsServed(String path) throws Exception {
        String status = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(status.contains(" 404 ") || status.contains(" 400 "), status);
    }

    @Test
    void linksAreNotFollowed() throws Exception {
        Path other = Files.createDirectories(folder.resolve("elsewhere/run"));
        Files.writeString(other.resolve("run.json"), "{}");
        Files.createSymbolicLink(runs.resolve("linked"), other);
        Path pictures = Files.createDirectory(runs.resolve("digits-1/pictures"));
        Files.createSymbolicLink(pictures.resolve("a.png"), folder.resolve("secret.txt"));
        Files.createSymbolicLink(runs.resolve("digits-1/report.html"), folder.resolve("secret.txt"));
        assertEquals(List.of("digits-1"), listed());
        assertEquals(404, get("/picture?run=digits-1&file=a.png").statusCode());
        assertEquals(404, get("/report?run=digits-1").statusCode());
        Path wholly = run("second", "{}");
        Files.createSymbolicLink(wholly.resolve("pictures"), folder);
        Files.writeString(folder.resolve("b.png"), "secret");
        listed();
        assertEquals(404, get("/picture?run=second&file=b.png").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "",
                "[evil]"
            })
    void aForeignHostNameIsRefused(String host) throws Exception {
        assertTrue(raw("GET /api/runs HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .contains(" 403 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1:9000", "192.168.1.5:8080", "[::1]:8080"})
    void addressesAndLocalhostAreAnswered(String host) throws Exception {
        assertTrue(raw("GET /api/runs HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .contains(" 200 "));
    }

    @Test
    void requestsOfOtherSitesAndOtherMethodsAreRefused() throws Exception {
        String head = " /api/runs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        assertTrue(raw("GET" + head + "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\n\r\n")
                .contains(" 403 "));
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS"))
            assertTrue(raw(method + head + "\r\n").contains(" 405 "), method);
        assertTrue(raw("HEAD" + head + "\r\n").contains(" 200 "));
        assertEquals(400, get("/api/curves?run=digits-1&points=x").statusCode());
    }

    @Test
    void listensOnTheLoopbackAddressOnly() {
        assertTrue(board.url().startsWith("http://127.0.0.1:"), board.url());
        assertThrows(
                UncheckedIOException.class,
                () -> Board.start(runs, BoardAddress.local(board.port())).close());
    }

    @Test
    void hostileNamesStayText() throws Exception {
        run("<img src=x>", "{\"dataset\":\"</script><script>alert(1)\",\"tags\":\"no list\",\"options\":[1]}");
        run("broken", "{not json");
        assertEquals(List.of("<img src=x>", "broken", "digits-1"), listed());
        assertEquals(
                "application/json; charset=utf-8",
                get("/api/runs").headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void tellsOfNewLinesAndNewRuns() throws Exception {
        URI uri = URI.create(board.url() + "api/news");
        HttpResponse<java.util.stream.Stream<String>> news =
                client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofLines());
        var lines = news.body().iterator();
        assertEquals("retry: 1000", lines.next());
        assertEquals("event: hello", lines.next());
        Files.writeString(runs.resolve("digits-1/metrics.jsonl"), "\"train_loss\":0.25}\n", StandardOpenOption.APPEND);
        run("group/digits-2", "{}");
        StringBuilder told = new StringBuilder();
        while (!(told.toString().contains("\"epoch\":2") && told.toString().contains("group/digits-2")))
            told.append(lines.next());
        assertTrue(told.toString().contains("event: runs"));
    }

    @Test
    void aRunThatIsGoneLeavesTheList() throws Exception {
        listed();
        Files.delete(runs.resolve("digits-1/run.json"));
        assertEquals(List.of(), listed());
        assertEquals(404, get("/api/run?run=digits-1").statusCode());
    }

    @Test
    void saysWhatIsMissing() {
        var e = assertThrows(
                IllegalArgumentException.class, () -> Board.start(folder.resolve("none"), BoardAddress.local(0)));
        assertTrue(e.getMessage().contains("is not a folder"), e.getMessage());
    }
}
