package org.qingnuan.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.qingnuan.shared.PlanId;

/** Reads a plan's files from a folder, or from the archive that the page of deadlines exports (导出方案目录). */
final class PlanSource {

    private static final int MOST_FILES = 1_000;
    private static final int LARGEST = 5 * 1024 * 1024;
    private static final String PLAN_FILE = "plan.yaml";

    private PlanSource() {}

    /** By path in the source tree ({@code bpmn/plans/<plan>/…}, {@code forms/…}); {@link Stuck} when there is no such plan in it. */
    static Map<String, byte[]> read(Path source, PlanId plan) {
        Map<String, byte[]> found;
        try {
            found = Files.isDirectory(source) ? folder(source) : archive(source);
        } catch (ZipException notOne) {
            throw new Stuck(source + " 不是可读的压缩文件（.zip）。请使用“导出方案目录”得到的文件，或解压后的目录。");
        } catch (IOException e) {
            throw new Stuck("不能读取方案目录 " + source + "：" + e.getMessage());
        }
        String home = "bpmn/plans/" + plan + "/";
        if (found.containsKey(PLAN_FILE)) {
            Map<String, byte[]> files = new TreeMap<>();
            found.forEach((path, bytes) -> files.put(path.contains("/") ? path : home + path, bytes));
            found = files;
        }
        if (!found.containsKey(home + PLAN_FILE)) {
            throw new Stuck(source + " 里没有方案 " + plan + "：既没有 " + home + PLAN_FILE + "，也没有 " + PLAN_FILE + "。");
        }
        found.keySet().removeIf(path -> !path.startsWith(home) && !path.startsWith("forms/"));
        return found;
    }

    private static Map<String, byte[]> folder(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> regular =
                    all.filter(Files::isRegularFile).limit(MOST_FILES + 1L).toList();
            for (Path file : regular) {
                String name = root.relativize(file).toString().replace('\\', '/');
                try (InputStream in = Files.newInputStream(file)) {
                    put(files, name, in);
                }
            }
        }
        return files;
    }

    private static Map<String, byte[]> archive(Path file) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    put(files, entry.getName(), zip);
                }
            }
        }
        if (files.isEmpty()) {
            throw new ZipException();
        }
        return files;
    }

    private static void put(Map<String, byte[]> files, String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST || files.size() >= MOST_FILES) {
            throw new Stuck("方案目录太大（" + name + "）：每个文件不超过5MB，一共不超过" + MOST_FILES + "个文件。请确认选对了目录。");
        }
        files.put(name, bytes);
    }
}
