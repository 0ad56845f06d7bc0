package org.qingnuan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A rehearsal of Heze in a JVM of its own with a gigabyte of heap, as the README's command starts it. */
final class RehearsedHeze {

    /** The plan's whole target. */
    static final int WHOLE = 105_000;

    private final JsonNode summary;

    private RehearsedHeze(JsonNode summary) {
        this.summary = summary;
    }

    /** From the packaged jar. */
    static RehearsedHeze fromJar(int households, Path folder) throws IOException, InterruptedException {
        return run(
                List.of("-jar", Path.of("target/qingnuan.jar").toAbsolutePath().toString()), households, folder);
    }

    /** From the class path of the calling JVM. */
    static RehearsedHeze fromClassPath(int households, Path folder) throws IOException, InterruptedException {
        return run(
                List.of("-cp", System.getProperty("java.class.path"), "org.qingnuan.QingnuanApplication"),
                households,
                folder);
    }

    private static RehearsedHeze run(List<String> what, int households, Path folder)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx1g"));
        command.addAll(what);
        command.addAll(
                List.of("rehearse", "--plan=heze-2021", "--seed=7", "--households=" + households, "--out=" + folder));
        Path console = folder.resolve("console.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        try {
            assertThat(process.waitFor()).as(() -> text(console)).isZero();
        } finally {
            process.destroy();
        }
        return new RehearsedHeze(
                new ObjectMapper().readTree(folder.resolve("summary.json").toFile()));
    }

    private static String text(Path console) {
        try {
            return Files.readString(console);
        } catch (IOException e) {
            return e.toString();
        }
    }

    int households(String step) {
        return number("/households/" + step);
    }

    int number(String pointer) {
        return summary.at(pointer).asInt();
    }

    String text(String pointer) {
        return summary.at(pointer).asText();
    }

    double householdsPerSecond() {
        return summary.at("/householdsPerSecond").asDouble();
    }
}
