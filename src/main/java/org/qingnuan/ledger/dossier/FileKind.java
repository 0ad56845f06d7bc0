package org.qingnuan.ledger.dossier;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of files that are taken, each with the endings it may bear and the types by which its content is known. */
enum FileKind {
    PDF("PDF", "application/pdf", List.of("pdf"), List.of("application/pdf")),
    JPEG("JPG图片", "image/jpeg", List.of("jpg", "jpeg"), List.of("image/jpeg")),
    PNG("PNG图片", "image/png", List.of("png"), List.of("image/png")),
    DOCX(
            "Word文档（docx）",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            List.of("docx"),
            List.of("application/x-tika-ooxml", "application/zip")),
    XLSX(
            "Excel表格（xlsx）",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            List.of("xlsx"),
            List.of("application/x-tika-ooxml", "application/zip"));

    private final String label;
    private final String mediaType;
    private final List<String> endings;
    private final List<String> detected;

    FileKind(String label, String mediaType, List<String> endings, List<String> detected) {
        this.label = label;
        this.mediaType = mediaType;
        this.endings = endings;
        this.detected = detected;
    }

    String label() {
        return label;
    }

    String mediaType() {
        return mediaType;
    }

    boolean isOffice() {
        return this == DOCX || this == XLSX;
    }

    boolean mayBe(String detectedType) {
        return detected.contains(detectedType);
    }

    static Optional<FileKind> ofEnding(String ending) {
        return Stream.of(values()).filter(kind -> kind.endings.contains(ending)).findFirst();
    }

    static List<String> allEndings() {
        return Stream.of(values()).flatMap(kind -> kind.endings.stream()).toList();
    }

    /** What a person reads of endings: PDF、JPG图片. */
    static String labels(List<String> endings) {
        return String.join(
                "、",
                Arrays.stream(values())
                        .filter(kind -> kind.endings.stream().anyMatch(endings::contains))
                        .map(FileKind::label)
                        .toList());
    }
}
