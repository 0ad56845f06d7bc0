package org.qingnuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** One person's window on the application under test, and the browser to open others with. */
final class Window implements AutoCloseable {

    private final int port;
    private final Duration patience;
    private final String pictures;
    private final Playwright playwright;
    private final Browser browser;
    private final Page page;

    /** @param pictures what the names of its screenshots begin with */
    Window(int port, Duration patience, String pictures) {
        this.port = port;
        this.patience = patience;
        this.pictures = pictures;
        playwright = Chromium.playwright();
        setDefaultAssertionTimeout(patience.toMillis());
        browser = Chromium.launch(playwright);
        page = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900))
                .newPage();
        page.context().setDefaultTimeout(patience.toMillis());
    }

    Page page() {
        return page;
    }

    /** For somebody else, to be closed by whoever opened it. */
    BrowserContext another() {
        BrowserContext other = browser.newContext();
        other.setDefaultTimeout(patience.toMillis());
        return other;
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    void signIn(Page at, String user, String password) {
        at.navigate(url("/sign-in"));
        at.getByLabel("用户名").fill(user);
        at.getByLabel("密码").fill(password);
        button(at, "登录").click();
    }

    /** Does something as somebody, who signs in and goes there first; their window is closed afterwards. */
    void as(String user, String password, String path, Consumer<Page> work) {
        try (BrowserContext person = another()) {
            Page theirs = person.newPage();
            signIn(theirs, user, password);
            theirs.waitForURL(url("/"));
            theirs.navigate(url(path));
            work.accept(theirs);
        }
    }

    Locator button(String name) {
        return button(page, name);
    }

    static Locator button(Page at, String name) {
        return at.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Follows the link and keeps what comes in the folder, under a name of its own with the same ending. */
    static Path download(Locator within, String link, Path folder) {
        Download download = within.page()
                .waitForDownload(() -> within.getByText(link).first().click());
        Path file = folder.resolve(System.nanoTime() + "-" + download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    /** Kept beside the other pictures of the tests, to be looked at. */
    void shot(String name) {
        shot(page, name);
    }

    void shot(Page at, String name) {
        at.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screens", pictures + "-" + name + ".png")));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
