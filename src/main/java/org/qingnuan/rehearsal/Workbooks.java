package org.qingnuan.rehearsal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Sheets;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetIdentity;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetTemplate;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.stereotype.Component;

/** Downloads a sheet, fills it in and uploads it, as an official does with a spreadsheet program. */
@Component
class Workbooks {

    private static final int VERSION = 1;

    private static final Map<SheetKind, List<String>> HEADERS = Map.of(
            SheetKind.VILLAGES, List.of("村名", "任务户数", "改造方式", "是否平原"),
            SheetKind.ROSTER,
                    List.of(
                            "序号", "户主姓名", "身份证号", "联系电话", "住址", "常住人口", "房间数", "采暖面积(㎡)", "原取暖方式", "拟改造方式", "改造意愿",
                            "困难类别", "开户银行", "银行账号", "开户人"),
            SheetKind.CONFIRMATION, List.of("户编号", "序号", "户主姓名", "身份证号", "甄别意见", "甄别理由", "确认结果", "原因"),
            SheetKind.PROGRESS, List.of("户编号", "序号", "户主姓名", "住址", "改造方式", "设备型号", "设备序列号", "表具号", "安装日期"),
            SheetKind.COMMISSIONING, List.of("户编号", "序号", "户主姓名", "住址", "设备型号", "安装日期", "调试日期", "旧炉拆除日期", "备注"),
            SheetKind.INSPECTION,
                    List.of("户编号", "序号", "户主姓名", "住址", "设备型号", "设备序列号", "调试日期", "验收结果", "验收日期", "不合格原因", "验收人员"));

    private final Sheets sheets;
    private final SheetReader reader;
    private final SheetWriter writer;

    Workbooks(Sheets sheets, SheetReader reader, SheetWriter writer) {
        this.sheets = sheets;
        this.reader = reader;
        this.writer = writer;
    }

    /** Hands in a sheet that begins empty; the id of the checked sheet. */
    UUID handIn(SheetKind kind, CaseKey subject, List<Map<String, String>> rows, String by) {
        return upload(kind, subject, rows, by);
    }

    /** Hands in a downloaded sheet with each row filled in; a row may be dropped by null. */
    UUID fillIn(SheetKind kind, CaseKey subject, UnaryOperator<Map<String, String>> filling, String by) {
        return upload(kind, subject, filled(download(kind, subject), filling), by);
    }

    /** The rows of a downloaded sheet by header. */
    List<Map<String, String>> download(SheetKind kind, CaseKey subject) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sheets.prefilled(kind, subject, out);
        return read(out.toByteArray(), HEADERS.get(kind));
    }

    /** The rows by header of any workbook that has these headers. */
    List<Map<String, String>> read(byte[] workbook, List<String> headers) {
        SheetColumn[] columns = headers.stream().map(SheetColumn::text).toArray(SheetColumn[]::new);
        return reader.read(new ByteArrayInputStream(workbook), SheetFormat.of("", columns)).rows().stream()
                .map(row -> row.values())
                .toList();
    }

    static List<Map<String, String>> filled(
            List<Map<String, String>> rows, UnaryOperator<Map<String, String>> filling) {
        return rows.stream().map(filling).flatMap(Stream::ofNullable).toList();
    }

    byte[] write(SheetFormat format, List<Map<String, String>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(new SheetTemplate(format, null, rows), out);
        return out.toByteArray();
    }

    private UUID upload(SheetKind kind, CaseKey subject, List<Map<String, String>> rows, String by) {
        SheetColumn[] columns =
                HEADERS.get(kind).stream().map(SheetColumn::text).toArray(SheetColumn[]::new);
        SheetFormat format = SheetFormat.of(kind.label(), columns)
                .identifiedBy(new SheetIdentity(
                        "ledger-" + kind.name().toLowerCase(Locale.ROOT), VERSION, subject.toString(), kind.label()));
        byte[] workbook = write(format, rows);
        String name = kind.label() + ".xlsx";
        return accepted(name, sheets.check(kind, subject, name, new ByteArrayInputStream(workbook), by));
    }

    /** The id of a sheet without findings; {@link Stuck} with all of them otherwise. */
    static UUID accepted(String name, CheckedSheet checked) {
        if (!checked.findings().isEmpty()) {
            throw Stuck.by(name + "没有通过检查", checked.findings());
        }
        return checked.sheet();
    }
}
