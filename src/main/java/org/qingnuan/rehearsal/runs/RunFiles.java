package org.qingnuan.rehearsal.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qingnuan.rehearsal.RehearsalRefused;
import org.qingnuan.rehearsal.Rehearsals.Run;
import org.qingnuan.shared.PlanId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** A folder per rehearsal: {@code run.json}, the plan's files as they were ordered, and the results. */
@Component
class RunFiles {

    private static final String RUN = "run.json";
    private static final Pattern ID = Pattern.compile("\\d{14}-\\d{3}");
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT);

    private final Path root;

    RunFiles(@Value("${qingnuan.rehearsals.folder}") Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Where all rehearsals are kept. */
    public Path root() {
        return root;
    }

    /** NoSuchElementException when the plan has no such rehearsal. */
    Path folder(PlanId plan, String id) {
        Path folder = root.resolve(plan.value()).resolve(id);
        if (!ID.matcher(id).matches() || !Files.exists(folder.resolve(RUN))) {
            throw new NoSuchElementException("没有这次演练");
        }
        return folder;
    }

    /** The folder of a rehearsal to come; {@link RehearsalRefused} when it cannot be written, as below. */
    Path create(PlanId plan, String id) {
        try {
            return Files.createDirectories(root.resolve(plan.value()).resolve(id));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private RehearsalRefused unwritable(IOException cause) {
        return new RehearsalRefused("演练目录 " + root + " 不能写入（" + cause.getMessage()
                + "）。请由运维人员检查磁盘和权限，或把 qingnuan.rehearsals.folder 设为可写的目录。");
    }

    /** Writes files below a folder by their paths. */
    void write(Path folder, Map<String, byte[]> files) {
        files.forEach((path, bytes) -> {
            try {
                Path file = folder.resolve(path);
                Files.createDirectories(file.getParent());
                Files.write(file, bytes);
            } catch (IOException e) {
                throw unwritable(e);
            }
        });
    }

    void write(Run run) {
        Path folder = root.resolve(run.plan()).resolve(run.id());
        try {
            Path draft = folder.resolve(RUN + ".part");
            JSON.writeValue(draft.toFile(), run);
            Files.move(draft, folder.resolve(RUN), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("不能写入演练目录 " + folder, e);
        }
    }

    Run read(PlanId plan, String id) {
        return read(folder(plan, id));
    }

    private static Run read(Path folder) {
        try {
            return JSON.readValue(folder.resolve(RUN).toFile(), Run.class);
        } catch (IOException e) {
            throw new UncheckedIOException("不能读取演练目录 " + folder, e);
        }
    }

    /** The newest first. */
    List<Run> of(PlanId plan) {
        return in(root.resolve(plan.value()));
    }

    /** Those of all plans. */
    List<Run> all() {
        return folders(root).stream().flatMap(plan -> in(plan).stream()).toList();
    }

    private static List<Run> in(Path plan) {
        return folders(plan).stream()
                .filter(folder -> Files.exists(folder.resolve(RUN)))
                .map(RunFiles::read)
                .sorted(Comparator.comparing(Run::id).reversed())
                .toList();
    }

    private static List<Path> folders(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("不能读取演练目录 " + folder, e);
        }
    }

    void delete(PlanId plan, String id) {
        remove(folder(plan, id));
    }

    /** Removes a folder with all that is in it, if it is there. */
    static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("不能删除演练目录 " + folder, e);
        }
    }
}
