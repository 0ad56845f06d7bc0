package org.qingnuan.process.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Copies of the plans' folders in a directory, and small changes to them. */
final class CopiedFolder {

    private CopiedFolder() {}

    static Path of(String plan, Path directory) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(plan));
        try (Stream<Path> files = Files.list(Path.of("bpmn/plans", plan))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        return folder;
    }

    static void change(Path file, String whole, String changed) throws IOException {
        String text = Files.readString(file);
        assertThat(text).as(file.toString()).contains(whole);
        Files.writeString(file, text.replace(whole, changed));
    }

    /** Takes away everything from the words to the end words. */
    static void cut(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        int begin = text.indexOf(from);
        assertThat(begin).as(from).isNotNegative();
        int end = text.indexOf(to, begin) + to.length();
        Files.writeString(file, text.substring(0, begin) + text.substring(end));
    }
}
