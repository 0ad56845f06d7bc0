package org.qingnuan.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Chromium with Chinese fonts, wherever it has to come from: an installed one, else Debian's packages when the tests
 * run as root with apt-get, else Playwright's own download; when none of them can be had the tests fail and name what
 * to install. They never skip.
 */
final class Chromium {

    private static final List<String> PACKAGES = List.of("chromium", "fonts-noto-cjk");
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--lang=zh-CN");
    private static final int INSTALL_MINUTES = 10;

    private Chromium() {}

    static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    static Browser launch(Playwright playwright) {
        if ((installed().isEmpty() || !chineseFonts()) && canInstall()) {
            install();
        }
        if (!chineseFonts()) {
            throw new IllegalStateException("浏览器测试需要中文字体：请安装 fonts-noto-cjk。");
        }
        Optional<Path> browser = installed();
        if (browser.isEmpty()) {
            download();
        }
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(ARGUMENTS);
        browser.ifPresent(options::setExecutablePath);
        return playwright.chromium().launch(options);
    }

    private static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean chineseFonts() {
        List<String> roots = List.of("/usr/share/fonts", System.getProperty("user.home") + "/.fonts", "/Library/Fonts");
        for (String root : roots) {
            Path folder = Path.of(root);
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> fonts = Files.walk(folder)) {
                if (fonts.map(font -> font.getFileName().toString().toLowerCase(Locale.ROOT))
                        .anyMatch(name -> name.contains("cjk") || name.contains("wqy") || name.contains("sourcehan"))) {
                    return true;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return false;
    }

    private static boolean canInstall() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/apt-get"));
    }

    private static void install() {
        run("apt-get", "update", "-qq");
        List<String> command = new ArrayList<>(List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends"));
        command.addAll(PACKAGES);
        run(command.toArray(String[]::new));
    }

    private static void download() {
        run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "com.microsoft.playwright.CLI",
                "install",
                "chromium");
    }

    private static void run(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
            Process process = builder.start();
            if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(
                        String.join(" ", command) + " 没有成功：请手工安装 " + String.join("、", PACKAGES) + "。");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
