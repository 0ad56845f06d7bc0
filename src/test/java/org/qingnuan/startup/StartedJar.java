package org.qingnuan.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The packaged application in a JVM of its own, as an administrator starts it. */
public final class StartedJar implements AutoCloseable {

    /** Far beyond what a start takes, so that a busy machine fails no test. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s+at \\S+\\(|^Caused by|Exception[: ]");
    private static final Path JAR = Path.of("target/qingnuan.jar").toAbsolutePath();

    private final Process process;
    private final Path console;

    private StartedJar(Process process, Path console) {
        this.process = process;
        this.console = console;
    }

    /** @param folder becomes the working folder and receives the console's text */
    public static StartedJar with(Path folder, String... arguments) {
        return run(folder, List.of("-jar", JAR.toString()), arguments);
    }

    /** With another folder on the class path, such as one that holds a plan. */
    static StartedJar withClassPath(Path folder, Path added, String... arguments) {
        return run(
                folder,
                List.of(
                        "-Dloader.path=" + added,
                        "-cp",
                        JAR.toString(),
                        "org.springframework.boot.loader.launch.PropertiesLauncher"),
                arguments);
    }

    private static StartedJar run(Path folder, List<String> what, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(what);
        command.addAll(List.of(arguments));
        try {
            Path console = Files.createTempFile(folder, "console", ".txt");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(console.toFile())
                    .start();
            return new StartedJar(process, console);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the application to end by itself. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            close();
            throw new AssertionError("it still runs:\n" + text());
        }
        return process.exitValue();
    }

    /** Waits until the console shows what is awaited and returns all that it shows. */
    String shows(Predicate<String> awaited) {
        reaches(() -> awaited.test(text()));
        return text();
    }

    /** Waits, as long as it runs, until what is awaited has come about. */
    public void reaches(BooleanSupplier awaited) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            if (awaited.getAsBoolean()) {
                return;
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        throw new AssertionError("not reached:\n" + text());
    }

    /** Ends it as a failing machine does, in the middle of whatever it does. */
    public void kill() {
        process.destroyForcibly()
                .onExit()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    String text() {
        try {
            return Files.readString(console);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return Integer.parseInt(shows(text -> text.contains("Started QingnuanApplication"))
                .replaceAll("(?s).*Tomcat started on port (\\d+).*", "$1"));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The lines that say why there is no start. */
    List<String> reasons() {
        return text().lines()
                .filter(line -> line.startsWith("清暖没有启动：") || line.startsWith("参数有误："))
                .toList();
    }

    boolean showsAStackTrace() {
        return STACK_TRACE.matcher(text()).find() || text().contains("APPLICATION FAILED");
    }

    /** Whether any process of this machine names the folder on its command line, such as a PostgreSQL in it. */
    static boolean isAnythingRunningIn(Path folder) {
        return ProcessHandle.allProcesses()
                .anyMatch(each -> each.info().commandLine().orElse("").contains(folder.toString()));
    }

    /** Ends it as a service manager does. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
