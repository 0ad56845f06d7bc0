package org.qingnuan.rehearsal.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.qingnuan.startup.AbandonedPostgres;

/** Scratch databases whose rehearsal is gone. */
final class LeftBehind {

    private LeftBehind() {}

    /** Stops what still runs there and removes the folder, if it is there. */
    static void remove(Path scratch) {
        if (!Files.isDirectory(scratch)) {
            return;
        }
        try (Stream<Path> inside = Files.list(scratch)) {
            List<Path> databases = inside.toList();
            for (Path database : databases) {
                AbandonedPostgres.stop(database.resolve("postgres"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("不能读取 " + scratch, e);
        }
        RunFiles.remove(scratch);
    }
}
