package org.qingnuan.ledger.dossier;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingnuan.ledger.FieldSpec;
import org.qingnuan.shared.Finding;

/** Decides whether a file may be kept for a field: the kind that its ending promises, its content is, and the form asks for. */
final class Inspection {

    private static final long MEGABYTE = 1 << 20;
    private static final Map<String, String> OLD_ENDINGS = Map.of(
            "doc", "请用Word或WPS另存为docx或PDF后上传",
            "wps", "请用WPS另存为docx或PDF后上传",
            "xls", "请用Excel或WPS另存为xlsx或PDF后上传",
            "et", "请用WPS另存为xlsx或PDF后上传",
            "ofd", "请转换为PDF后上传",
            "heic", "请在手机相机设置中选用兼容格式（JPG）或转换后上传",
            "docm", "请另存为不带宏的docx后上传",
            "xlsm", "请另存为不带宏的xlsx后上传");

    private final FieldSpec field;
    private final String name;
    private final Received file;
    private final long most;

    Inspection(FieldSpec field, String name, Received file, long most) {
        this.field = field;
        this.name = name;
        this.file = file;
        this.most = most;
    }

    /** What is wrong with the file, empty when it may be kept. */
    Optional<Finding> finding() throws IOException {
        if (file.size() == 0) {
            return wrong("文件是空的", "请打开原文件确认有内容，保存后重新上传");
        }
        if (file.size() > most) {
            return wrong("文件超过" + megabytes(most), "请压缩图片、降低扫描分辨率或分成几份后上传");
        }
        Optional<FileKind> kind = kind();
        return kind.isEmpty() ? notAsked() : content(kind.get());
    }

    /** What the file's ending promises, empty when the form does not ask for it. */
    Optional<FileKind> kind() {
        String ending = FileNames.ending(name);
        return field.choices().contains(ending) ? FileKind.ofEnding(ending) : Optional.empty();
    }

    private Optional<Finding> notAsked() {
        String ending = FileNames.ending(name);
        String remedy = OLD_ENDINGS.getOrDefault(ending, "请上传" + FileKind.labels(field.choices()));
        return wrong(ending.isEmpty() ? "文件名没有后缀，看不出是什么文件" : "这里不收." + ending + "文件", remedy);
    }

    private Optional<Finding> content(FileKind kind) throws IOException {
        String type = ContentTypes.of(file.file());
        if (!kind.mayBe(type)) {
            boolean locked = kind.isOffice() && type.equals("application/x-tika-msoffice");
            return locked
                    ? wrong("文件设有打开密码，或是改了后缀的旧版文件", "请取消密码，另存为" + kind.label() + "后上传")
                    : otherThanNamed(ContentTypes.spoken(type));
        }
        return kind.isOffice() ? office(kind, OfficeFile.of(file.file())) : Optional.empty();
    }

    private Optional<Finding> office(FileKind kind, OfficeFile content) {
        if (content.is(kind)) {
            return Optional.empty();
        }
        return switch (content) {
            case WITH_MACROS -> wrong("文件带有宏", "请另存为不带宏的" + kind.label() + "后上传");
            case BROKEN -> wrong("文件已损坏，打不开", "请重新保存或重新导出后上传");
            case WORD -> otherThanNamed(FileKind.DOCX.label());
            case EXCEL -> otherThanNamed(FileKind.XLSX.label());
            default -> otherThanNamed("压缩包或其他文档");
        };
    }

    private Optional<Finding> otherThanNamed(String actual) {
        return wrong(
                "文件后缀是." + FileNames.ending(name) + "，内容却是" + actual,
                "请不要改后缀，重新导出或扫描为" + FileKind.labels(field.choices()) + "后上传");
    }

    private Optional<Finding> wrong(String reason, String remedy) {
        return Optional.of(Finding.ofField(field.label(), name, reason, remedy));
    }

    /** All that is wrong as a list. */
    List<Finding> findings() throws IOException {
        return finding().stream().toList();
    }

    private static String megabytes(long bytes) {
        return bytes % MEGABYTE == 0 ? bytes / MEGABYTE + " MB" : bytes / 1024 + " KB";
    }
}
