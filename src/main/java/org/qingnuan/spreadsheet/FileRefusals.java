package org.qingnuan.spreadsheet;

import java.util.Optional;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.qingnuan.shared.Finding;

/** Tells why a file as a whole cannot be read as a workbook. */
final class FileRefusals {

    private static final String SAVE_AS = "请用WPS或Excel打开后另存为“.xlsx”工作簿，再上传";
    private static final Finding NO_WORKBOOK = Finding.ofSheet("这个文件不是Excel工作簿", "请上传由系统下载、填好的“.xlsx”表格");
    private static final Finding MACROS = Finding.ofSheet("这个工作簿含有宏", "为了安全，请另存为不含宏的“.xlsx”工作簿，再上传");

    private FileRefusals() {}

    static Finding tooLarge(long megabytes) {
        return Finding.ofSheet("文件超过" + megabytes + "MB", "请删去图片和无关的工作表，或者分成几个文件上传");
    }

    static Finding damaged() {
        return Finding.ofSheet("文件已损坏或内容异常，无法读取", "请用WPS或Excel重新打开，另存为新的“.xlsx”工作簿，再上传");
    }

    static Finding noWorkbook() {
        return NO_WORKBOOK;
    }

    /** For the formats that we do not read; empty for those that we do. */
    static Optional<Finding> of(FileMagic magic) {
        return switch (magic) {
            case OOXML, OLE2, UNKNOWN -> Optional.empty();
            case BIFF2, BIFF3, BIFF4, XML, HTML -> Optional.of(Finding.ofSheet("这是旧格式或网页格式的表格", SAVE_AS));
            default -> Optional.of(NO_WORKBOOK);
        };
    }

    /** Judges by the main part of the package: macros, binary workbooks, documents of other kinds. */
    static Optional<Finding> of(OPCPackage pkg) {
        var documents = pkg.getPartsByRelationshipType(PackageRelationshipTypes.CORE_DOCUMENT);
        if (documents.isEmpty()) {
            documents = pkg.getPartsByRelationshipType(PackageRelationshipTypes.STRICT_CORE_DOCUMENT);
        }
        String type = documents.isEmpty() ? "" : documents.get(0).getContentType();
        if (type.contains("binary")) {
            return Optional.of(Finding.ofSheet("这是二进制格式（.xlsb）的表格", SAVE_AS));
        }
        if (type.contains("macroEnabled")) {
            return Optional.of(MACROS);
        }
        return type.contains("spreadsheetml") ? Optional.empty() : Optional.of(NO_WORKBOOK);
    }

    static Finding encrypted() {
        return Finding.ofSheet("这个工作簿加了打开密码", "请去掉打开密码后保存，再上传");
    }

    /** Judges an old compound file: a password, macros, a workbook older than 1997, a document of another kind. */
    static Optional<Finding> of(DirectoryNode root) {
        if (root.hasEntryCaseInsensitive(Decryptor.DEFAULT_POIFS_ENTRY)) {
            return Optional.of(encrypted());
        }
        if (root.hasEntryCaseInsensitive("_VBA_PROJECT_CUR") || root.hasEntryCaseInsensitive("Macros")) {
            return Optional.of(MACROS);
        }
        if (root.hasEntryCaseInsensitive(OldWorkbook.STREAM)) {
            return Optional.empty();
        }
        return Optional.of(
                root.hasEntryCaseInsensitive("Book") ? Finding.ofSheet("这是旧格式（Excel 95）的表格", SAVE_AS) : NO_WORKBOOK);
    }
}
