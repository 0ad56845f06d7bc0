package org.qingnuan.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.qingnuan.rehearsal.report.Reports;

/** The files of a rehearsal; {@link #PROGRESS} is replaced while it runs, each time whole. */
public final class Results {

    public static final String SUMMARY = "summary.json";
    public static final String PROGRESS = "progress.json";
    public static final String REPORT = "report.html";
    public static final String WORKBOOK = "report.xlsx";

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Path folder;
    private long kept;

    Results(Path folder) {
        this.folder = folder;
    }

    /** Keeps how far it is, at most once a second. */
    void keep(Course course) {
        if (kept == 0 || System.nanoTime() - kept >= BETWEEN.toNanos()) {
            write(course, PROGRESS);
            kept = System.nanoTime();
        }
    }

    void write(Summary summary, Course course, Reports reports) {
        writeFigures(summary, course);
        try (OutputStream out = Files.newOutputStream(folder.resolve(WORKBOOK))) {
            Files.writeString(folder.resolve(REPORT), reports.page(summary, course));
            reports.workbook(summary, course, out);
        } catch (IOException e) {
            throw new Stuck("不能写入 " + folder + " 里的报告：" + e.getMessage());
        }
    }

    void writeFigures(Summary summary, Course course) {
        write(summary, SUMMARY);
        write(course, PROGRESS);
    }

    void write(Object value, String name) {
        Path file = folder.resolve(name);
        Path draft = folder.resolve(name + ".part");
        try {
            JSON.writeValue(draft.toFile(), value);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Stuck("不能写入 " + file + "：" + e.getMessage());
        }
    }

    /** What a finished rehearsal came to; throws IOException when its file cannot be read. */
    public static Summary summary(Path folder) throws IOException {
        return JSON.readValue(folder.resolve(SUMMARY).toFile(), Summary.class);
    }

    /** How far a rehearsal is; throws IOException when its file cannot be read. */
    public static Course course(Path folder) throws IOException {
        return JSON.readValue(folder.resolve(PROGRESS).toFile(), Course.class);
    }
}
