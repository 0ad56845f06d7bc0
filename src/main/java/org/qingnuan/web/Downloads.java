package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Files on their way to and from a person's machine. */
final class Downloads {

    static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int MOST_ENTRIES = 300;
    private static final int MOST_BYTES = 20_000_000;

    private Downloads() {}

    /** Offers what is written to the response as a file of that name. */
    static void offer(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    static void zip(HttpServletResponse response, String name, Map<String, byte[]> files) throws IOException {
        offer(response, "application/zip", name);
        try (ZipOutputStream zip = new ZipOutputStream(response.getOutputStream(), StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
    }

    /** The files of an archive by name, hidden ones left out; null for what is no archive or more than a plan could have. */
    static Map<String, byte[]> unzip(byte[] archive) {
        Map<String, byte[]> files = new TreeMap<>();
        int bytes = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readNBytes(MOST_BYTES - bytes + 1);
                bytes += content.length;
                if (bytes > MOST_BYTES || files.size() > MOST_ENTRIES) {
                    return null;
                }
                String name = entry.getName().replace('\\', '/');
                if (!entry.isDirectory() && !name.startsWith("__MACOSX/") && !name.matches("(.*/)?\\..*")) {
                    files.put(name, content);
                }
            }
        } catch (IOException | IllegalArgumentException noArchive) {
            return null;
        }
        return files.isEmpty() ? null : files;
    }
}
