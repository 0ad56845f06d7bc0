package org.qingnuan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.qingnuan.QingnuanApplication;

/** The summary of a rehearsal that came to its end; figures are asked for by JSON pointer. */
public final class RehearsedSeason {

    private final ObjectNode summary;

    private RehearsedSeason(ObjectNode summary) {
        this.summary = summary;
    }

    /** By the command line, in this JVM. */
    public static RehearsedSeason played(Path folder, String plan, String... options) {
        assertThat(status(arguments(folder, plan, options))).isZero();
        return in(folder);
    }

    /** What the command ends with; the engine's clock, which belongs to the whole JVM, runs right again afterwards. */
    public static int status(String... arguments) {
        try {
            return RehearseCommand.run(QingnuanApplication.class, arguments);
        } finally {
            ClockUtil.reset();
        }
    }

    /** From the packaged jar, in a JVM of its own with a gigabyte of heap, as the README's command starts it. */
    static RehearsedSeason fromJar(Path folder, String plan, String... options)
            throws IOException, InterruptedException {
        Path jar = Path.of("target/qingnuan.jar").toAbsolutePath();
        return inOwnJvm(List.of("-jar", jar.toString()), folder, arguments(folder, plan, options));
    }

    /** Likewise from the class path of this JVM, for measurements without a jar. */
    static RehearsedSeason fromClassPath(Path folder, String plan, String... options)
            throws IOException, InterruptedException {
        return inOwnJvm(
                List.of("-cp", System.getProperty("java.class.path"), QingnuanApplication.class.getName()),
                folder,
                arguments(folder, plan, options));
    }

    private static RehearsedSeason inOwnJvm(List<String> what, Path folder, String... arguments)
            throws IOException, InterruptedException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        Path console = folder.resolve("console.txt");
        Process process = new ProcessBuilder(
                        Stream.of(Stream.of(java, "-Xmx1g"), what.stream(), Stream.of("rehearse"), Stream.of(arguments))
                                .flatMap(part -> part)
                                .toList())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        try {
            assertThat(process.waitFor()).as(() -> text(console)).isZero();
        } finally {
            process.destroy();
        }
        return in(folder);
    }

    private static String[] arguments(Path folder, String plan, String... options) {
        return Stream.concat(Stream.of("--plan=" + plan, "--out=" + folder), Stream.of(options))
                .toArray(String[]::new);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static RehearsedSeason in(Path folder) {
        try {
            return new RehearsedSeason(
                    new ObjectMapper().readValue(folder.resolve("summary.json").toFile(), ObjectNode.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails where there is no such figure. */
    public int count(String pointer) {
        return value(pointer).intValue();
    }

    /** Fails where there is no such figure. */
    public BigDecimal amount(String pointer) {
        return new BigDecimal(value(pointer).asText());
    }

    /** How often the measure was taken; 0 when it never was. */
    public int measures(String measure) {
        return summary.at("/supervision/byMeasure").path(measure).asInt();
    }

    public int bodies() {
        return summary.get("bodies").size();
    }

    public JsonNode body(String name) {
        return only("bodies", "name", name);
    }

    public JsonNode gate(String name) {
        return only("gates", "gate", name);
    }

    /** Everything, for comparisons as a whole. */
    public ObjectNode json() {
        return summary.deepCopy();
    }

    private JsonNode value(String pointer) {
        JsonNode value = summary.at(pointer);
        assertThat(value.isValueNode()).as(pointer).isTrue();
        return value;
    }

    private JsonNode only(String list, String key, String value) {
        return StreamSupport.stream(summary.get(list).spliterator(), false)
                .filter(one -> one.get(key).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError(value + " is not among " + list));
    }
}
