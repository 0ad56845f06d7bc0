package org.qingnuan.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.qingnuan.spreadsheet.Rosters.FOREIGN;
import static org.qingnuan.spreadsheet.Rosters.ROSTER;
import static org.qingnuan.spreadsheet.Rosters.WANG;
import static org.qingnuan.spreadsheet.Rosters.bytes;
import static org.qingnuan.spreadsheet.Rosters.read;
import static org.qingnuan.spreadsheet.Rosters.template;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingnuan.shared.Finding;

/** Workbooks as offices hand them in, each with everything that is to be found in it, to the cell. */
class AwkwardWorkbooksTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Object[] HEADERS = {"户主姓名", "身份证号", "摸底日期", "房间数", "采暖面积(㎡)", "技术路线", "备注"};
    private static final String ID = "11010519491231002X";

    /** A number that the spreadsheet program shows as a day. */
    private record Day(LocalDate day) {}

    /** A formula with the value that stands in the cell. */
    private record Formula(String text) {}

    private enum Kind {
        XLSX,
        XLS,
        CSV_UTF8,
        CSV_UTF8_MARKED,
        CSV_GB18030,
        CSV_TABS;

        boolean text() {
            return ordinal() >= CSV_UTF8.ordinal();
        }
    }

    /** One finding as it is expected. */
    private record Expected(int row, String column, String value, String reason) {}

    /** A table with what is to be found in it; {@code rows} are the numbers of the rows that are read. */
    private record Table(String name, List<Object[]> cells, List<Integer> rows, List<Expected> findings) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Object[] wang(int at, Object value) {
        Object[] row = {"王大山", ID, "2021-06-05", "3", "85.5", "气代煤", null};
        row[at] = value;
        return row;
    }

    private static Object[] wang() {
        return wang(6, null);
    }

    private static Object[] row(Object... values) {
        return values;
    }

    private static Table one(String name, int at, Object value, String shown, String reason) {
        return new Table(
                name,
                List.of(HEADERS, wang(at, value)),
                List.of(2),
                List.of(new Expected(2, (String) HEADERS[at], shown, reason)));
    }

    private static Table clean(String name, List<Object[]> cells, Integer... rows) {
        return new Table(name, cells, List.of(rows), List.of());
    }

    private static final Object[] NOTHING = {};

    private static final List<Table> TABLES = List.of(
            clean("as it should be", List.of(HEADERS, wang()), 2),
            clean("a title and blank rows above the headers", List.of(row("西河镇东村摸底台账"), NOTHING, HEADERS, wang()), 4),
            clean("blank rows between the households", List.of(HEADERS, wang(), NOTHING, NOTHING, wang()), 2, 5),
            clean(
                    "group headings over two rows of headers",
                    List.of(
                            row("摸底台账"),
                            row("户主信息", null, "摸底日期", "住房", null, "技术路线", "备注"),
                            row("户主姓名", "身份证号", null, "房间数", "采暖面积(㎡)", null, null),
                            wang()),
                    4),
            clean(
                    "headers with marks, blanks and other brackets",
                    List.of(row(" 户主 姓名*", "身份证号码", "摸底日期（必填）", "房间数 ", "采暖面积（㎡）", "技术路线＊", "备注"), wang()),
                    2),
            clean(
                    "columns in another order among foreign ones",
                    List.of(
                            row("序号", "技术路线", "摸底日期", "电表号", "身份证号", "户主姓名"),
                            row("1", "集中供热", "2021-06-05", "x", ID, "李小河")),
                    2),
            clean("a totals row and a remark below", List.of(HEADERS, wang(), row("合计", null, null, null, "85.5")), 2),
            clean("full-width digits and blanks around", List.of(HEADERS, wang(1, "　１１０１０５１９４９１２３１００２Ｘ ")), 2),
            clean("a number with thousands separators", List.of(HEADERS, wang(4, "1,085.50")), 2),
            clean("the other spelling of a route", List.of(HEADERS, wang(5, "煤改气")), 2),
            clean("a day as the program writes it", List.of(HEADERS, wang(2, new Day(LocalDate.of(2021, 6, 5)))), 2),
            clean("a day written out", List.of(HEADERS, wang(2, "2021年6月5日")), 2),
            clean("a break inside a cell", List.of(HEADERS, wang(6, "东屋\n西屋"), wang()), 2, 3),
            clean("numbers as numbers", List.of(HEADERS, row("王大山", ID, 20210605d, 3d, 85.5, "气代煤", 7d)), 2),
            one("no name", 0, null, null, "必填"),
            one("a name of blanks", 0, " 　 ", null, "必填"),
            one("a name that is too long", 0, "长".repeat(21), "长长长**************长长长长", "超过20个字"),
            one("no id", 1, null, null, "必填"),
            one("a long number that lost its last digits", 1, 370302197101011234d, null, "已经丢失"),
            one("a day that never was", 2, "2021-02-29", "2021-02-29", "不是正确的日期"),
            one("a day in words", 2, "六月五日", "六月五日", "不是正确的日期"),
            one("a number with its unit", 3, "3间", "3间", "不是整数"),
            one("half a room", 3, "2.5", "2.5", "不是整数"),
            one("an area in words", 4, "约80", "约80", "不是数字"),
            one("an area with too many decimals", 4, "85.555", "85.555", "小数超过2位"),
            one("an unknown route", 5, "烧煤", "烧煤", "不在可选的内容里"),
            one("no route", 5, null, null, "必填"),
            one("a remark that is too long", 6, "这是一条非常非常长的备注", "这是一条非常非常长的备注", "超过10个字"),
            one("a formula where a value belongs", 3, new Formula("1+2"), null, "公式"),
            new Table(
                    "every error of every row, with its own row number",
                    List.of(
                            row("摸底台账"),
                            NOTHING,
                            HEADERS,
                            row(null, ID, "昨天", "三", "85.5", "气代煤", null),
                            NOTHING,
                            wang(),
                            row("李小河", null, "2021-06-31", "4", "九十", "煤", null)),
                    List.of(4, 6, 7),
                    List.of(
                            new Expected(4, "户主姓名", null, "必填"),
                            new Expected(4, "摸底日期", "昨天", "不是正确的日期"),
                            new Expected(4, "房间数", "三", "不是整数"),
                            new Expected(7, "身份证号", null, "必填"),
                            new Expected(7, "摸底日期", "2021-06-31", "不是正确的日期"),
                            new Expected(7, "采暖面积(㎡)", "九十", "不是数字"),
                            new Expected(7, "技术路线", "煤", "不在可选的内容里"))),
            new Table(
                    "a column that occurs twice and one that is missing",
                    List.of(row("户主姓名", "身份证号", "摸底日期", "房间数", "房间数"), row("王大山", ID, "2021-06-05", "3", "4")),
                    List.of(2),
                    List.of(new Expected(0, "房间数", null, "出现了两次"), new Expected(0, "技术路线", null, "缺少这一列"))),
            new Table(
                    "headers below the tenth row",
                    Stream.concat(Stream.generate(() -> row("说明", "请认真填写")).limit(10), Stream.of(HEADERS, wang()))
                            .toList(),
                    List.of(),
                    List.of(new Expected(0, null, null, "没有找到表头"))),
            new Table(
                    "headers and nothing below",
                    List.<Object[]>of(HEADERS),
                    List.of(),
                    List.of(new Expected(0, null, null, "没有数据"))));

    @TestFactory
    Stream<DynamicTest> everyTableInEveryFormatHasExactlyItsFindings() {
        return TABLES.stream()
                .flatMap(table -> Stream.of(Kind.values())
                        .map(kind -> DynamicTest.dynamicTest(table.name() + " as " + kind, () -> check(table, kind))));
    }

    private static void check(Table table, Kind kind) {
        SheetContent content = read(file(table, kind), FOREIGN);

        assertThat(content.findings())
                .extracting(Finding::row, Finding::column)
                .containsExactlyElementsOf(table.findings().stream()
                        .map(one -> tuple(one.row(), one.column()))
                        .toList());
        for (int i = 0; i < table.findings().size(); i++) {
            Expected expected = table.findings().get(i);
            Finding finding = content.findings().get(i);
            assertThat(finding.reason()).contains(expected.reason());
            assertThat(finding.remedy()).isNotBlank();
            if (expected.value() != null) {
                assertThat(finding.value()).isEqualTo(expected.value());
            }
        }
        assertThat(content.rows()).extracting(SheetRow::rowNumber).containsExactlyElementsOf(table.rows());
        assertThat(content.isClean()).isEqualTo(table.findings().isEmpty());
    }

    private static byte[] file(Table table, Kind kind) {
        return kind.text()
                ? text(table, kind)
                : workbook(table, kind == Kind.XLS ? new HSSFWorkbook() : new XSSFWorkbook());
    }

    private static byte[] workbook(Table table, Workbook made) {
        try (Workbook workbook = made) {
            Sheet sheet = workbook.createSheet("摸底台账");
            CellStyle days = workbook.createCellStyle();
            days.setDataFormat(workbook.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
            for (int at = 0; at < table.cells().size(); at++) {
                Object[] values = table.cells().get(at);
                Row row = values.length == 0 ? null : sheet.createRow(at);
                for (int column = 0; column < values.length; column++) {
                    if (values[column] != null) {
                        put(row.createCell(column), values[column], days);
                    }
                }
            }
            sheet.addMergedRegion(new CellRangeAddress(100, 101, 0, 3));
            return bytes(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Cell cell, Object value, CellStyle days) {
        if (value instanceof Double number) {
            cell.setCellValue(number);
        } else if (value instanceof Day day) {
            cell.setCellValue(day.day());
            cell.setCellStyle(days);
        } else if (value instanceof Formula formula) {
            cell.setCellFormula(formula.text());
        } else {
            cell.setCellValue((String) value);
        }
    }

    private static byte[] text(Table table, Kind kind) {
        String separator = kind == Kind.CSV_TABS ? "\t" : ",";
        List<String> lines = new ArrayList<>();
        for (Object[] values : table.cells()) {
            lines.add(String.join(
                    separator, Stream.of(values).map(value -> field(value)).toList()));
        }
        String text = (kind == Kind.CSV_UTF8_MARKED ? "\uFEFF" : "") + String.join("\r\n", lines) + "\r\n";
        return text.getBytes(kind == Kind.CSV_GB18030 ? GB18030 : StandardCharsets.UTF_8);
    }

    /** As spreadsheet programs save it: long numbers shortened, days in the country's form. */
    private static String field(Object value) {
        String text = value == null ? "" : value.toString();
        if (value instanceof Double number) {
            text = number >= 1e11
                    ? "%.11E".formatted(number)
                    : number == Math.rint(number) ? "%.0f".formatted(number) : number.toString();
        } else if (value instanceof Day day) {
            text = "%d/%d/%d"
                    .formatted(
                            day.day().getYear(),
                            day.day().getMonthValue(),
                            day.day().getDayOfMonth());
        } else if (value instanceof Formula formula) {
            text = "=" + formula.text();
        }
        return text.matches("(?s).*[,\t\n\"].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    /** A file that is refused as a whole, with a word of the reason. */
    private record Refused(String name, Supplier<byte[]> file, SheetFormat format, String word) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Refused> refused() {
        SheetIdentity east = ROSTER.identity();
        SheetFormat west =
                FOREIGN.identifiedBy(new SheetIdentity(east.kind(), 2, "zichuan-2021.xihe.xihe-04", "西河镇西村"));
        SheetFormat older = FOREIGN.identifiedBy(new SheetIdentity(east.kind(), 1, east.subject(), east.subjectName()));
        SheetFormat other = SheetFormat.of("验收结果表", SheetColumn.text("户主姓名"))
                .identifiedBy(new SheetIdentity("acceptance", 2, east.subject(), east.subjectName()));
        return Stream.of(
                new Refused("an empty file", () -> new byte[0], FOREIGN, "不是Excel工作簿"),
                new Refused("a text of one column", () -> utf8("请认真填写\r\n"), FOREIGN, "不是Excel工作簿"),
                new Refused(
                        "a picture",
                        () -> new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0},
                        FOREIGN,
                        "不是Excel工作簿"),
                new Refused("a document for print", () -> utf8("%PDF-1.7\n1,2,3\n"), FOREIGN, "不是Excel工作簿"),
                new Refused("bytes that are no text", () -> new byte[] {1, 2, ',', 0, 3, ','}, FOREIGN, "不是Excel工作簿"),
                new Refused(
                        "bytes of no known charset",
                        () -> new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFF, '\n'},
                        FOREIGN,
                        "不是Excel工作簿"),
                new Refused(
                        "a web page called a workbook",
                        () -> utf8("<html><table><tr><td>户主姓名</td></tr></table></html>"),
                        FOREIGN,
                        "网页格式"),
                new Refused(
                        "a workbook of 2003 in XML", () -> utf8("<?xml version=\"1.0\"?><Workbook/>"), FOREIGN, "网页格式"),
                new Refused("an archive of other things", () -> zip("照片.txt", utf8("x")), FOREIGN, "损坏"),
                new Refused(
                        "a workbook that was cut off",
                        () -> Arrays.copyOf(template(ROSTER, List.of(WANG)), 3000),
                        ROSTER,
                        "损坏"),
                new Refused(
                        "a zip bomb",
                        () -> repacked(xml -> xml.replace("<sheetData>", "<sheetData>" + " ".repeat(40_000_000))),
                        ROSTER,
                        "损坏"),
                new Refused(
                        "an external entity",
                        () -> repacked(xml -> xml.replaceFirst(
                                        "<worksheet",
                                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><worksheet")
                                .replace("王大山", "&e;")),
                        ROSTER,
                        "损坏"),
                new Refused(
                        "entities that multiply",
                        () -> repacked(xml -> xml.replaceFirst(
                                        "<worksheet",
                                        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><worksheet")
                                .replace("王大山", "&b;")),
                        ROSTER,
                        "损坏"),
                new Refused(
                        "a cell longer than a cell can be",
                        () -> repacked(xml -> xml.replace("王大山", "王".repeat(40_000))),
                        ROSTER,
                        "损坏"),
                new Refused(
                        "a text cell longer than a cell can be",
                        () -> utf8("户主姓名,身份证号\r\n" + "王".repeat(40_000) + ",1\r\n"),
                        FOREIGN,
                        "损坏"),
                new Refused(
                        "macros",
                        () -> Rosters.edited(
                                template(ROSTER, List.of(WANG)),
                                workbook -> workbook.setWorkbookType(XSSFWorkbookType.XLSM)),
                        ROSTER,
                        "含有宏"),
                new Refused("macros in an old workbook", AwkwardWorkbooksTest::oldWithMacros, FOREIGN, "含有宏"),
                new Refused("a password", AwkwardWorkbooksTest::encrypted, ROSTER, "密码"),
                new Refused("a password on an old workbook", AwkwardWorkbooksTest::oldEncrypted, FOREIGN, "密码"),
                new Refused("a letter", AwkwardWorkbooksTest::letter, FOREIGN, "不是Excel工作簿"),
                new Refused("another village's sheet", () -> template(west, List.of(WANG)), ROSTER, "西河镇西村"),
                new Refused(
                        "another village's sheet saved in the old format",
                        () -> old(template(west, List.of(WANG))),
                        ROSTER,
                        "西河镇西村"),
                new Refused(
                        "another village's sheet saved as text",
                        () -> utf8("西河镇西村 摸底台账,,\r\n户主姓名,身份证号,摸底日期\r\n"),
                        ROSTER,
                        "西河镇西村"),
                new Refused("an older version of the sheet", () -> template(older, List.of(WANG)), ROSTER, "另一个版本"),
                new Refused("another sheet", () -> template(other, List.of()), ROSTER, "验收结果表"),
                new Refused("a sheet of unknown origin", () -> template(FOREIGN, List.of(WANG)), ROSTER, "认不出"),
                new Refused(
                        "an old workbook of unknown origin",
                        () -> workbook(TABLES.get(0), new HSSFWorkbook()),
                        ROSTER,
                        "认不出"),
                new Refused("a text of unknown origin", () -> text(TABLES.get(0), Kind.CSV_GB18030), ROSTER, "认不出"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aFileThatCannotBeTakenIsRefusedWithItsReasonAndWithoutHarm(Refused refused) {
        SheetContent content = read(refused.file().get(), refused.format());

        assertThat(content.rows()).isEmpty();
        assertThat(content.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.row()).isZero();
            assertThat(finding.sentence()).contains(refused.word());
            assertThat(finding.remedy()).isNotBlank();
        });
    }

    @Test
    void aCheckThatIsCancelledTakesNothing() {
        List<Integer> seen = new ArrayList<>();
        byte[] file = template(ROSTER, Collections.nCopies(50, WANG));

        SheetContent content = SheetReader.create().read(new ByteArrayInputStream(file), ROSTER, rows -> {
            seen.add(rows);
            return rows < 20;
        });

        assertThat(seen).hasSize(20);
        assertThat(content.rows()).isEmpty();
        assertThat(content.findings()).extracting(Finding::reason).containsExactly("检查已取消");
    }

    static Stream<Supplier<byte[]>> ours() {
        return Stream.of(
                () -> template(ROSTER, List.of(WANG)),
                () -> old(template(ROSTER, List.of(WANG))),
                () -> saved(StandardCharsets.UTF_8),
                () -> saved(GB18030));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void ourTemplateIsKnownInWhateverFormatItWasSaved(Supplier<byte[]> file) {
        SheetContent content = read(file.get(), ROSTER);

        assertThat(content.findings()).isEmpty();
        assertThat(content.rows().get(0).text("户主姓名")).isEqualTo("王大山");
        assertThat(content.rows().get(0).rowNumber()).isEqualTo(4);
    }

    /** Our template as a spreadsheet program saves it as text. */
    private static byte[] saved(Charset charset) {
        String text = "西河镇东村 摸底台账,,,,,,\r\n一户一行。带*的列必填。,,,,,,\r\n"
                + "户主姓名*,身份证号*,摸底日期*,房间数,采暖面积(㎡),技术路线*,备注\r\n"
                + "王大山,=\"" + ID + "\",2021/6/5,3,85.50,气代煤,\r\n";
        return text.getBytes(charset);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A workbook as somebody saves it in the old format: cells and hidden sheets stay, properties go. */
    private static byte[] old(byte[] xlsx) {
        try (XSSFWorkbook from = new XSSFWorkbook(new ByteArrayInputStream(xlsx));
                HSSFWorkbook to = new HSSFWorkbook()) {
            for (int i = 0; i < from.getNumberOfSheets(); i++) {
                Sheet sheet = to.createSheet(from.getSheetName(i));
                to.setSheetVisibility(i, from.getSheetVisibility(i));
                for (Row row : from.getSheetAt(i)) {
                    Row copy = sheet.createRow(row.getRowNum());
                    for (Cell cell : row) {
                        switch (cell.getCellType()) {
                            case NUMERIC ->
                                copy.createCell(cell.getColumnIndex()).setCellValue(cell.getNumericCellValue());
                            case STRING ->
                                copy.createCell(cell.getColumnIndex()).setCellValue(cell.getStringCellValue());
                            default -> copy.createCell(cell.getColumnIndex());
                        }
                        if (cell.getCellStyle().getDataFormatString().contains("yyyy")) {
                            CellStyle style = to.createCellStyle();
                            style.setDataFormat(to.createDataFormat().getFormat("yyyy-mm-dd"));
                            copy.getCell(cell.getColumnIndex()).setCellStyle(style);
                        }
                    }
                }
            }
            return bytes(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] oldWithMacros() {
        try (POIFSFileSystem files =
                new POIFSFileSystem(new ByteArrayInputStream(workbook(TABLES.get(0), new HSSFWorkbook())))) {
            files.getRoot().createDirectory("_VBA_PROJECT_CUR");
            return written(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] letter() {
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            files.createDocument(new ByteArrayInputStream(new byte[5000]), "WordDocument");
            return written(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] written(POIFSFileSystem files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.writeFilesystem(out);
        return out.toByteArray();
    }

    private static byte[] encrypted() {
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OPCPackage pkg = OPCPackage.open(new ByteArrayInputStream(template(ROSTER, List.of(WANG))));
                    var out = encryptor.getDataStream(files)) {
                pkg.save(out);
            }
            return written(files);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] oldEncrypted() {
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try {
            return workbook(TABLES.get(0), new HSSFWorkbook());
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    private static byte[] zip(String name, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Our template with its sheet changed as no spreadsheet program would. */
    private static byte[] repacked(UnaryOperator<String> change) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(template(ROSTER, List.of(WANG))));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] part = in.readAllBytes();
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(
                        entry.getName().equals("xl/worksheets/sheet1.xml")
                                ? utf8(change.apply(new String(part, StandardCharsets.UTF_8)))
                                : part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
