package cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.board.Board;
import cairn.board.BoardAddress;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The board as people see it, in a real browser. `-Dscreenshots=DIR` keeps pictures of it.
class BoardInBrowserTest {
    private static final int WIDE = 1280;
    private static final int HIGH = 860;

    @TempDir
    static Path folder;

    private static Path runs;
    private static Chromium chromium;

    private Board board;
    private Chromium.Tab tab;

    @BeforeAll
    static void train() throws IOException, InterruptedException {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        runs = Files.createDirectory(folder.resolve("runs"));
        Process adam = Trainings.start(runs.resolve("digits-adam"), "--epochs", "12", "--tag", "baseline");
        Process sgd = Trainings.start(
                runs.resolve("digits-sgd"),
                "--epochs",
                "12",
                "--optimizer",
                "sgd",
                "--lr",
                "0.005",
                "--model",
                "mlp:32");
        Trainings.finish(adam);
        Trainings.finish(sgd);
        chromium = new Chromium();
    }

    @AfterAll
    static void quit() {
        chromium.close();
    }

    @BeforeEach
    void start() {
        board = Board.start(runs, BoardAddress.local(0));
    }

    @AfterEach
    void end() {
        if (tab != null) {
            List<String> problems = tab.problems();
            tab.close();
            assertEquals(List.of(), problems, "the console complains");
        }
        board.close();
    }

    private Page open(String where, int width, ColorScheme scheme) {
        tab = chromium.open(width, HIGH, scheme);
        tab.page().navigate(board.url() + where);
        assertThat(tab.page().locator("#link")).hasText("live");
        return tab.page();
    }

    private Page open(String where) {
        return open(where, WIDE, ColorScheme.LIGHT);
    }

    private static void keep(Page page, String name) {
        String folder = System.getProperty("screenshots", "");
        if (folder.isEmpty()) return;
        page.waitForTimeout(300);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder).resolve(name + ".png")));
    }

    /// How many points a run's curve has in the first chart.
    private static int points(Page page, String label) {
        Object n = page.evaluate(
                "label => { const c = document.querySelector('.chart canvas'); const d = c && Chart.getChart(c)?.data.datasets.find(d => d.label === label); return d ? d.data.length : 0; }",
                label);
        return ((Number) n).intValue();
    }

    private static void awaitPoints(Page page, String label, int least) {
        page.waitForFunction(
                "([label, least]) => { const c = document.querySelector('.chart canvas'); const d = c && Chart.getChart(c)?.data.datasets.find(d => d.label === label); return d && d.data.length >= least; }",
                List.of(label, least));
    }

    @Test
    void opensWithTheNewestRunsAndTheirCurves() {
        Page page = open("");
        assertThat(page.locator("#runs li")).hasCount(2);
        assertThat(page.locator("#runs input:checked")).hasCount(2);
        awaitPoints(page, "digits-adam training", 12);
        assertEquals(12, points(page, "digits-sgd validation"));
        assertThat(page.locator(".chart:visible")).hasCount(5);
        assertTrue(page.locator(".chart canvas")
                .first()
                .getAttribute("aria-label")
                .contains("digits-adam training: last 0"));
        keep(page, "board-curves");
    }

    @Test
    void showsATrainingOfAnotherProcessWhileItRuns() throws IOException, InterruptedException {
        Page page = open("#view=curves&run=digits-adam");
        Path run = runs.resolve("live");
        Process training = Trainings.start(
                run, "--epochs", "100000", "--dataset", "iris", "--model", "mlp:8", "--checkpoint-steps", "0");
        try {
            Locator item = page.locator("#runs li").filter(new Locator.FilterOptions().setHasText("live"));
            assertThat(item.locator(".state")).hasText("running");
            awaitPoints(page, "live training", 2);
            int before = points(page, "live training");
            awaitPoints(page, "live training", before + 1);
            String about = item.locator(".about").textContent();
            assertThat(item.locator(".about")).not().hasText(about);
            assertThat(page.locator("#runs li")).hasCount(3);
        } finally {
            training.destroyForcibly().waitFor();
            delete(run);
        }
        assertThat(page.locator("#runs li")).hasCount(2);
    }

    private static void delete(Path run) throws IOException {
        try (var files = Files.walk(run)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    @Test
    void comesBackByItselfWhenTheBoardIsStartedAgain() throws IOException {
        Page page = open("");
        int port = board.port();
        board.close();
        assertThat(page.locator("#link")).hasText("reconnecting");
        Path fresh = Files.createDirectory(runs.resolve("fresh"));
        try {
            Files.writeString(fresh.resolve("run.json"), "{}");
            board = Board.start(runs, BoardAddress.local(port));
            assertThat(page.locator("#link")).hasText("live");
            assertThat(page.locator("#runs li")).hasCount(3);
        } finally {
            delete(fresh);
        }
        tab.problems()
                .removeIf(p -> p.contains("ERR_CONNECTION_REFUSED") || p.contains("ERR_INCOMPLETE_CHUNKED_ENCODING"));
    }

    @Test
    void comparesRunsSideBySide() {
        Page page = open("#view=compare&run=digits-adam&run=digits-sgd");
        assertThat(page.locator("#compared thead th")).hasCount(3);
        assertThat(page.locator("#compared tr.differs").filter(new Locator.FilterOptions().setHasText("optimizer")))
                .containsText("sgd");
        assertThat(page.locator(".matrix")).hasCount(2);
        assertThat(page.locator("td.best").first()).isVisible();
        keep(page, "board-compare");
    }

    @Test
    void sortsTheTableOfHyperparameters() {
        Page page = open("#view=table");
        Locator first = page.locator("#panel tbody th button").first();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("test accuracy"))
                .click();
        assertThat(page.locator("th[aria-sort=descending]")).hasText("test accuracy");
        assertThat(first).hasText("digits-adam");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("test accuracy"))
                .click();
        assertThat(first).hasText("digits-sgd");
        keep(page, "board-table");
    }

    @Test
    void showsMatrixWeightsPicturesNetworkAndLoadOfARun() {
        Page page = open("#view=curves");
        page.locator("#runs .name")
                .filter(new Locator.FilterOptions().setHasText("digits-adam"))
                .click();
        assertThat(page.locator(".hill")).hasCount(12);
        assertThat(page.locator(".node")).hasCount(7);
        assertThat(page.locator(".matrix caption")).containsText("Test: ");
        page.locator("input[aria-label='Epoch of the confusion matrix']").fill("0");
        assertThat(page.locator(".matrix caption")).containsText("Validation after epoch 1");
        page.locator("select").selectOption("5.bias");
        assertThat(page.locator("svg[aria-label^='Histograms of 5.bias']")).isVisible();
        Locator picture = page.locator(".images img").first();
        picture.scrollIntoViewIfNeeded();
        page.waitForFunction("img => img.complete && img.naturalWidth === 8", picture.elementHandle());
        assertThat(page.locator(".chart canvas")).hasCount(2);
        page.locator("select").selectOption("1.weight");
        page.locator("input[aria-label='Epoch of the confusion matrix']").fill("12");
        page.evaluate("scrollTo(0, document.querySelector('.matrix').offsetTop - 140)");
        keep(page, "board-run");
    }

    @Test
    void filtersByWordsNumbersAndTags() {
        Page page = open("");
        page.locator("#filter").fill("optimizer=sgd lr<0.01");
        assertThat(page.locator("#runs li")).hasCount(1);
        assertThat(page.locator("#count")).hasText("1 of 2 runs");
        page.locator("#filter").fill("");
        page.locator("#tags button")
                .filter(new Locator.FilterOptions().setHasText("baseline"))
                .click();
        assertThat(page.locator("#runs .name")).hasText("digits-adam");
    }

    @Test
    void fitsAPhoneInDarkMode() {
        for (String view : List.of("run", "compare", "table", "curves")) {
            if (tab != null) tab.close();
            Page page =
                    open("#view=" + view + "&open=digits-adam&run=digits-adam&run=digits-sgd", 390, ColorScheme.DARK);
            page.locator(view.equals("curves") ? ".chart canvas" : view.equals("run") ? ".hill" : "#panel table")
                    .first()
                    .waitFor();
            assertEquals(390, ((Number) page.evaluate("document.scrollingElement.scrollWidth")).intValue(), view);
            assertEquals("rgb(21, 23, 27)", page.evaluate("getComputedStyle(document.body).backgroundColor"));
        }
        awaitPoints(tab.page(), "digits-adam training", 12);
        keep(tab.page(), "board-phone");
    }

    @Test
    void showsHostileNamesAsText() throws IOException {
        Path hostile = Files.createDirectory(runs.resolve("<img src=x onerror=alert(1)>"));
        try {
            Files.writeString(
                    hostile.resolve("run.json"),
                    "{\"dataset\":\"<script>alert(2)</script>\",\"tags\":[\"\\\"><svg onload=alert(3)>\"],\"options\":{\"<b>\":\"javascript:alert(4)\"}}");
            Page page =
                    open("#view=run&open=" + URLEncoder.encode("<img src=x onerror=alert(1)>", StandardCharsets.UTF_8));
            assertThat(page.locator("#panel h2").first()).hasText("<img src=x onerror=alert(1)>");
            page.locator("#tab-table").click();
            assertThat(page.locator("#panel tbody tr")).hasCount(3);
            assertEquals(0, page.locator("#runs img, #panel img, #panel script").count());
        } finally {
            delete(hostile);
        }
    }

    @Test
    void canBeUsedByKeyboard() {
        Page page = open("");
        page.locator("#tab-curves").focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#tab-table")).isFocused();
        assertThat(page.locator("#tab-table")).hasAttribute("aria-selected", "true");
        page.locator("#runs input").first().focus();
        page.keyboard().press("Space");
        assertThat(page.locator("#runs input:checked")).hasCount(1);
    }

    @Test
    void staysUsableWithFiveHundredRunsOfTenThousandPoints() throws IOException {
        Path many = Files.createDirectory(folder.resolve("many"));
        Trainings.pretend(many, 500, 10_000);
        try (Board large = Board.start(many, BoardAddress.local(0));
                Chromium.Tab page = chromium.open(WIDE, HIGH, ColorScheme.LIGHT)) {
            Page p = page.page();
            p.navigate(large.url());
            assertThat(p.locator("#runs li")).hasCount(500);
            assertThat(p.locator(".chart").first()).isVisible();
            p.locator("#all").click();
            p.waitForFunction(
                    "() => { const c = document.querySelector('.chart canvas'); return c && Chart.getChart(c)?.data.datasets.length === 1000; }",
                    null,
                    new Page.WaitForFunctionOptions().setTimeout(180_000));
            p.locator("#filter").fill("run-499");
            assertThat(p.locator("#runs li")).hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(10_000));
            assertEquals(List.of(), page.problems());
        }
    }
}
