package org.qingnuan.process.deadlineadjustment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.qingnuan.shared.PlanId;

/** Zichuan's plan as it stands in its folder, and changes to it as somebody might make them. */
final class ZichuanFiles {

    static final PlanId PLAN = new PlanId("zichuan-2021");
    static final int YEAR = 2021;
    static final String FILE = "bpmn/plans/zichuan-2021/village-retrofit.bpmn";

    private ZichuanFiles() {}

    static byte[] village() {
        return read(Path.of(FILE));
    }

    /** The village's model with one text in place of another, which must be there. */
    static byte[] villageWith(String whole, String other) {
        String text = new String(village(), StandardCharsets.UTF_8);
        if (!text.contains(whole)) {
            throw new IllegalArgumentException("not in the model: " + whole);
        }
        return text.replace(whole, other).getBytes(StandardCharsets.UTF_8);
    }

    static PlanModels models() {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(Path.of("bpmn/plans/zichuan-2021"))) {
            found.forEach(path -> files.put(path.toString().replace('\\', '/'), read(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PlanModels(files);
    }

    private static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
