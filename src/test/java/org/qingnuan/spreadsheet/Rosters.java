package org.qingnuan.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A village's roster as the tests use it, and workbooks as people get them wrong. */
final class Rosters {

    static final SheetIdentity XIHE_03 = new SheetIdentity("survey-roster", 2, "zichuan-2021.xihe.xihe-03", "西河镇东村");

    static final SheetFormat FOREIGN = SheetFormat.of(
            "摸底台账",
            SheetColumn.text("户主姓名").mandatory().atMost(20).masked(),
            SheetColumn.text("身份证号").alsoCalled("身份证号码").mandatory().atMost(18).masked(),
            SheetColumn.date("摸底日期").mandatory().hinted("填实际入户的日期"),
            SheetColumn.integer("房间数"),
            SheetColumn.decimal("采暖面积(㎡)").alsoCalled("面积").summed(),
            SheetColumn.choice("技术路线", "气代煤", "集中供热").meaning("煤改气", "气代煤").mandatory(),
            SheetColumn.text("备注").atMost(10));

    static final SheetFormat ROSTER = FOREIGN.identifiedBy(XIHE_03);

    static final Map<String, String> WANG = Map.of(
            "户主姓名", "王大山",
            "身份证号", "11010519491231002X",
            "摸底日期", "2021-06-05",
            "房间数", "3",
            "采暖面积(㎡)", "85.5",
            "技术路线", "气代煤",
            "备注", "=1+1");

    private Rosters() {}

    static byte[] template(SheetFormat format, List<Map<String, String>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SheetWriter.create().write(new SheetTemplate(format, "一户一行。带*的列必填。", rows), out);
        return out.toByteArray();
    }

    static SheetContent read(byte[] file, SheetFormat format) {
        return SheetReader.create().read(new ByteArrayInputStream(file), format);
    }

    /** A row of good values with some replaced; null leaves a cell empty. */
    static Map<String, String> wangBut(String header, String value) {
        Map<String, String> values = new LinkedHashMap<>(WANG);
        values.put(header, value);
        return values;
    }

    /** A sheet as others make it, from the header row on. */
    static byte[] sheet(Consumer<Sheet> content) {
        return workbook(workbook -> content.accept(workbook.createSheet("摸底台账")));
    }

    static byte[] workbook(Consumer<XSSFWorkbook> content) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            content.accept(workbook);
            return bytes(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of ours after somebody worked on it. */
    static byte[] edited(byte[] file, Consumer<XSSFWorkbook> edit) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            edit.accept(workbook);
            return bytes(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Workbook workbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        workbook.write(out);
        return out.toByteArray();
    }

    static Row row(Sheet sheet, int at, String... texts) {
        Row row = sheet.createRow(at);
        for (int i = 0; i < texts.length; i++) {
            if (texts[i] != null) {
                row.createCell(i).setCellValue(texts[i]);
            }
        }
        return row;
    }
}
