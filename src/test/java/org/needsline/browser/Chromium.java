package org.needsline.browser;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * The Chromium that the machine has: the program named by the environment variable {@code CHROMIUM}, or Debian's. Nothing is downloaded.
 * Where there is none the tests are skipped and say so; with {@code NEEDSLINE_REQUIRE_BROWSER=true} they fail.
 */
final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium launch() {
        if (!Files.isExecutable(PROGRAM)) {
            String missing = "There is no Chromium at " + PROGRAM
                    + ": the screens are not tested. Install it (Debian: apt-get install chromium) or name it in CHROMIUM.";
            if (Boolean.parseBoolean(System.getenv("NEEDSLINE_REQUIRE_BROWSER"))) {
                fail(missing);
            }
            abort(missing);
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(PROGRAM)
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync"))));
    }

    /** A browser of its own for each person, in China and in Chinese. */
    BrowserContext context() {
        return browser.newContext(new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setAcceptDownloads(true)
                .setViewportSize(1500, 1100));
    }

    /** A resident's phone. */
    BrowserContext phone(String language, Instant now) {
        BrowserContext phone = browser.newContext(likeAPhone(language));
        phone.setDefaultTimeout(30_000);
        phone.clock().setSystemTime(Date.from(now));
        return phone;
    }

    /** A phone whose browser runs no scripts. */
    BrowserContext phoneWithoutScripts(String language) {
        BrowserContext phone = browser.newContext(
                likeAPhone(language).setJavaScriptEnabled(false).setReducedMotion(ReducedMotion.REDUCE));
        phone.setDefaultTimeout(30_000);
        return phone;
    }

    private static Browser.NewContextOptions likeAPhone(String language) {
        return new Browser.NewContextOptions()
                .setLocale(language)
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(390, 844)
                .setHasTouch(true);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
