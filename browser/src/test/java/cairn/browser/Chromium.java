package cairn.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The system's own Chromium, without a window. Nothing is downloaded.
final class Chromium implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable()));
    }

    private static Path executable() {
        return Stream.of(
                        System.getProperty("chromium", ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need Chromium: apt-get install chromium, or name it with -Dchromium=FILE."));
    }

    /// A page of its own, with what went wrong in it.
    ///
    /// @param problems errors of scripts, and whatever the console complains of
    record Tab(BrowserContext context, Page page, List<String> problems) implements AutoCloseable {
        @Override
        public void close() {
            context.close();
        }
    }

    Tab open(int width, int height, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setDeviceScaleFactor(1));
        Page page = context.newPage();
        List<String> problems = new ArrayList<>();
        page.onPageError(problems::add);
        page.onConsoleMessage(m -> {
            if (m.type().equals("error") || m.type().equals("warning")) problems.add(m.text());
        });
        page.onDialog(d -> {
            problems.add("dialog: " + d.message());
            d.dismiss();
        });
        page.setDefaultTimeout(60_000);
        return new Tab(context, page, problems);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
