package org.qingnuan.ledger.dossier;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Tells a file's type by its first bytes, blind to its name. */
final class ContentTypes {

    private static final List<String> PROGRAMS = List.of(
            "msdownload",
            "dosexec",
            "executable",
            "x-elf",
            "sharedlib",
            "x-object",
            "mach-o",
            "x-sh",
            "x-bat",
            "java-archive",
            "x-msi",
            "java-vm");
    private static final Map<String, String> SPOKEN = Map.of(
            "application/octet-stream", "无法识别的内容",
            "text/plain", "纯文本",
            "text/html", "网页",
            "application/xhtml+xml", "网页",
            "application/zip", "压缩包",
            "application/x-tika-ooxml", "Office文档",
            "application/x-tika-msoffice", "旧版或加密的Office文档");

    private ContentTypes() {}

    /** Loaded with the first file, not with the application. */
    private static final class Types {
        private static final MimeTypes ALL = MimeTypes.getDefaultMimeTypes();
    }

    static String of(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return Types.ALL.detect(in, new Metadata()).getBaseType().toString();
        }
    }

    static boolean isProgram(String type) {
        return PROGRAMS.stream().anyMatch(type::contains);
    }

    /** What a person calls the type. */
    static String spoken(String type) {
        if (isProgram(type)) {
            return "可执行程序";
        }
        for (FileKind kind : FileKind.values()) {
            if (!kind.isOffice() && kind.mayBe(type)) {
                return kind.label();
            }
        }
        return SPOKEN.getOrDefault(type, type);
    }
}
