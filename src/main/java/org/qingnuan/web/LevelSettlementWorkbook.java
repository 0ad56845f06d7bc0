package org.qingnuan.web;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetTable;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.stereotype.Component;

/** A settlement as the workbook that offices send up: what it comes to, by body, by village, with its documents and what was booked. */
@Component
class LevelSettlementWorkbook {

    private static final int LONG_TEXT = 500;
    private static final String BODY = "责任主体";
    private static final String VILLAGE = "村";
    private static final String AMOUNT = "金额（元）";

    private final SheetWriter writer;

    LevelSettlementWorkbook(SheetWriter writer) {
        this.writer = writer;
    }

    void write(LevelSettlementSheet sheet, OutputStream out) {
        writer.write(List.of(head(sheet), bodies(sheet), villages(sheet), documents(sheet), booked(sheet)), out);
    }

    private static SheetTable head(LevelSettlementSheet sheet) {
        return new SheetTable(
                "资金清算单",
                sheet.plan() + "；" + sheet.title() + "；" + sheet.state() + (sheet.intact() ? "" : "；内容与同意时不同，不能使用"),
                List.of(
                        SheetColumn.text("项目").wide(12),
                        SheetColumn.text("内容").atMost(LONG_TEXT).wide(44)),
                sheet.facts().stream()
                        .map(fact -> Map.of("项目", fact.label(), "内容", fact.text()))
                        .toList());
    }

    private static SheetTable bodies(LevelSettlementSheet sheet) {
        return new SheetTable(
                "按责任主体",
                note(sheet),
                columns(SheetColumn.text(BODY).wide(10)),
                sheet.bodies().stream()
                        .map(body -> {
                            Map<String, String> row = figures(body.sum());
                            row.put(BODY, body.name());
                            return row;
                        })
                        .toList());
    }

    private static SheetTable villages(LevelSettlementSheet sheet) {
        List<Map<String, String>> rows = new ArrayList<>();
        sheet.bodies()
                .forEach(body -> body.villages().forEach(village -> {
                    Map<String, String> row = figures(village);
                    row.put(BODY, body.name());
                    row.put(VILLAGE, village.name());
                    rows.add(row);
                }));
        return new SheetTable(
                "分村明细",
                note(sheet),
                columns(
                        SheetColumn.text(BODY).wide(10),
                        SheetColumn.text(VILLAGE).wide(12)),
                rows);
    }

    private static List<SheetColumn> columns(SheetColumn... first) {
        List<SheetColumn> columns = new ArrayList<>(List.of(first));
        List.of("任务（户）", "确认（户）", "完工（户）", "验收合格（户）", "已核定（户）", "已付（户）")
                .forEach(header -> columns.add(SheetColumn.integer(header).summed()));
        List.of("应得（元）", "已付（元）")
                .forEach(header ->
                        columns.add(SheetColumn.decimal(header).wide(10).summed()));
        return columns;
    }

    private static Map<String, String> figures(LevelSettlementSheet.Row figures) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("任务（户）", "" + figures.task());
        row.put("确认（户）", "" + figures.confirmed());
        row.put("完工（户）", "" + figures.completed());
        row.put("验收合格（户）", "" + figures.accepted());
        row.put("已核定（户）", "" + figures.decided());
        row.put("已付（户）", "" + figures.paid());
        row.put("应得（元）", plain(figures.due()));
        row.put("已付（元）", plain(figures.paidAmount()));
        return row;
    }

    private static SheetTable documents(LevelSettlementSheet sheet) {
        return new SheetTable(
                "预拨指标文",
                note(sheet),
                List.of(
                        SheetColumn.text("指标文号").wide(16),
                        SheetColumn.text("下达日期").wide(10),
                        SheetColumn.decimal(AMOUNT).wide(12).summed(),
                        SheetColumn.text("备注").atMost(LONG_TEXT).wide(20)),
                sheet.documents().stream()
                        .map(one -> Map.of(
                                "指标文号",
                                one.documentNo(),
                                "下达日期",
                                one.date(),
                                AMOUNT,
                                plain(one.amount()),
                                "备注",
                                one.note()))
                        .toList());
    }

    private static SheetTable booked(LevelSettlementSheet sheet) {
        return new SheetTable(
                "缴回、结转和补拨",
                note(sheet),
                List.of(
                        SheetColumn.text("类别").wide(8),
                        SheetColumn.text("文号").wide(16),
                        SheetColumn.text("日期").wide(10),
                        SheetColumn.decimal(AMOUNT).wide(12).summed(),
                        SheetColumn.text("登记人").wide(10)),
                sheet.booked().stream()
                        .map(one -> Map.of(
                                "类别",
                                one.what(),
                                "文号",
                                one.documentNo(),
                                "日期",
                                one.date(),
                                AMOUNT,
                                plain(one.amount()),
                                "登记人",
                                one.by()))
                        .toList());
    }

    private static String note(LevelSettlementSheet sheet) {
        return sheet.plan() + "；" + sheet.title();
    }

    /** Amounts as pages write them, as sheets carry them. */
    private static String plain(String amount) {
        return amount.replaceAll("[, 元]", "");
    }
}
