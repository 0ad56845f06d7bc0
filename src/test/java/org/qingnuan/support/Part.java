package org.qingnuan.support;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A part of a benchmark as the main program of a JVM of its own, which tells its figures by name. */
public final class Part {

    private static final String FIGURE = "figure ";
    private static final int MINUTES = 40;

    private Part() {}

    /** Runs it with so much memory; its figures by name. {@link IllegalStateException} with all it said when it did not end well. */
    public static Map<String, Double> run(Path folder, String memory, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                memory,
                "-XX:+ExitOnOutOfMemoryError",
                "-Duser.timezone=UTC",
                "-Dlogback.configurationFile=none",
                "-cp",
                classes,
                main.getName()));
        command.addAll(List.of(arguments));
        File out = Files.createTempFile(folder, "part", ".txt").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out)
                .start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        String text = Files.readString(out.toPath(), StandardCharsets.UTF_8);
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(String.join(" ", arguments) + " did not end well: " + text);
        }
        Map<String, Double> figures = new TreeMap<>();
        text.lines().filter(line -> line.startsWith(FIGURE)).forEach(line -> {
            String[] parts = line.substring(FIGURE.length()).split("=");
            figures.put(parts[0], Double.valueOf(parts[1]));
        });
        return figures;
    }

    /** Tells a figure, from within the part. */
    public static void figure(String name, double value) {
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(FIGURE + name + "=" + value);
    }

    /** How many seconds the work took. */
    public static double seconds(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e9;
    }
}
