package org.qingnuan.spreadsheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.qingnuan.shared.Finding;
import org.xml.sax.SAXException;

/**
 * The identity inside a workbook, kept twice (custom properties and a hidden sheet), because some office suites drop the
 * one and some the other.
 */
final class Stamp {

    static final String SHEET = "_qingnuan";
    static final String PREFIX = "qingnuan.";

    private static final String DOWNLOAD = "请下载这一步的表格，填好后上传";

    private Stamp() {}

    /** What is stamped, in the order of the hidden sheet's rows. */
    static Map<String, String> values(SheetFormat format) {
        Map<String, String> values = new LinkedHashMap<>();
        if (format.identity() != null) {
            values.put("kind", format.identity().kind());
            values.put("version", Integer.toString(format.identity().version()));
            values.put("subject", format.identity().subject());
            values.put("subjectName", format.identity().subjectName());
            values.put("title", format.title());
        }
        return values;
    }

    /** Why the workbook is not the expected one; empty when it is, or when none is expected. */
    static Optional<Finding> refusal(SheetSource workbook, SheetFormat format)
            throws IOException, OpenXML4JException, SAXException {
        if (format.identity() == null) {
            return Optional.empty();
        }
        List<Map<String, String>> stamps = new ArrayList<>();
        stamps.add(workbook.properties());
        stamps.add(fromSheet(workbook));
        stamps.removeIf(stamp -> !stamp.containsKey("kind"));
        if (stamps.isEmpty()) {
            return Optional.of(Finding.ofSheet("认不出这是哪一张表", "请把内容填到由系统下载的“%s”里，再上传".formatted(format.title())));
        }
        return stamps.stream()
                .flatMap(stamp -> mismatch(stamp, format).stream())
                .findFirst();
    }

    /** The same for a file that can hold no stamp: its first rows must still say what our template says at its top. */
    static Optional<Finding> refusal(List<RawRow> top, SheetFormat format) {
        if (format.identity() == null) {
            return Optional.empty();
        }
        String title = Plain.text(format.title());
        List<String> headings = top.stream()
                .flatMap(row -> row.cells().values().stream())
                .map(cell -> Plain.text(cell.text()))
                .filter(text -> text.endsWith(" " + title))
                .toList();
        String expected = Plain.text(format.identity().subjectName()) + " " + title;
        if (headings.contains(expected)) {
            return Optional.empty();
        }
        return Optional.of(
                headings.isEmpty()
                        ? Finding.ofSheet("认不出这是哪一张表", "CSV文件请保留首行的“" + expected + "”，或者把内容填到由系统下载的表格里，再上传")
                        : Finding.ofSheet("这张表是“%s”，不是“%s”".formatted(headings.get(0), expected), DOWNLOAD));
    }

    private static Optional<Finding> mismatch(Map<String, String> stamp, SheetFormat format) {
        SheetIdentity expected = format.identity();
        if (!expected.kind().equals(stamp.get("kind"))) {
            return Optional.of(
                    Finding.ofSheet("这是“%s”，不是“%s”".formatted(stamp.get("title"), format.title()), DOWNLOAD));
        }
        if (!expected.subject().equals(stamp.get("subject"))) {
            return Optional.of(Finding.ofSheet(
                    "这张表是“%s”的，不是“%s”的".formatted(stamp.get("subjectName"), expected.subjectName()), DOWNLOAD));
        }
        if (!Integer.toString(expected.version()).equals(stamp.get("version"))) {
            return Optional.of(Finding.ofSheet("表格的样式已经更新，这是另一个版本", "请重新下载表格，把内容移过去后上传"));
        }
        return Optional.empty();
    }

    private static Map<String, String> fromSheet(SheetSource workbook)
            throws IOException, OpenXML4JException, SAXException {
        Map<String, String> stamp = new LinkedHashMap<>();
        Optional<WorkbookOutline.Entry> sheet = workbook.outline().named(SHEET);
        if (sheet.isPresent()) {
            workbook.eachRow(sheet.get(), row -> {
                if (row.cells().containsKey(0) && row.cells().containsKey(1)) {
                    stamp.put(row.cells().get(0).text(), row.cells().get(1).text());
                }
                return stamp.size() < 5;
            });
        }
        return stamp;
    }
}
