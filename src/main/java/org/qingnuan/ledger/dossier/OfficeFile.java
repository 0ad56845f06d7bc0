package org.qingnuan.ledger.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** What an Office file says of itself; only its table of contents is read, so that no bomb unfolds. */
enum OfficeFile {
    WORD,
    EXCEL,
    WITH_MACROS,
    OTHER,
    BROKEN;

    private static final int MOST_OF_TYPES = 1 << 20;
    private static final Map<String, OfficeFile> MAIN_PARTS = Map.of(
            "wordprocessingml.document.main+xml", WORD,
            "spreadsheetml.sheet.main+xml", EXCEL);

    static OfficeFile of(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry types = zip.getEntry("[Content_Types].xml");
            if (types == null) {
                return OTHER;
            }
            boolean macros = zip.stream()
                    .anyMatch(entry -> entry.getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin"));
            return macros ? WITH_MACROS : byTypes(read(zip, types));
        } catch (ZipException broken) {
            return BROKEN;
        }
    }

    private static OfficeFile byTypes(String types) {
        if (types.contains("macroEnabled") || types.contains("vbaProject")) {
            return WITH_MACROS;
        }
        return MAIN_PARTS.entrySet().stream()
                .filter(part -> types.contains(part.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OTHER);
    }

    private static String read(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(MOST_OF_TYPES), StandardCharsets.UTF_8);
        }
    }

    boolean is(FileKind kind) {
        return this == WORD && kind == FileKind.DOCX || this == EXCEL && kind == FileKind.XLSX;
    }
}
