package org.qingnuan.web;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetTable;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.stereotype.Component;

/** The reconciliation as a workbook to sign and file: the sheet itself, what each side lacks, the queue, what was taken back. */
@Component
class BankWorkbook {

    private static final int LONG_TEXT = 500;
    private static final String ITEM = "项目";
    private static final String AMOUNT = "金额（元）";

    private final SheetWriter writer;

    BankWorkbook(SheetWriter writer) {
        this.writer = writer;
    }

    void write(BankPage page, OutputStream out) {
        List<SheetTable> tables = new ArrayList<>();
        if (page.sheet() != null) {
            tables.add(sheet(page));
            tables.add(items(page));
        }
        tables.add(queue(page));
        tables.add(reversed(page));
        writer.write(tables, out);
    }

    private static SheetTable sheet(BankPage page) {
        BankPage.Sheet sheet = page.sheet();
        List<Map<String, String>> rows = Stream.of(
                        row("账面余额", sheet.book()),
                        row("加：银行已收、账上未收", sheet.bankIn().total()),
                        row("加：认定为其他的收入", sheet.otherIn()),
                        row("减：银行已付、账上未付", sheet.bankOut().total()),
                        row("减：认定为其他的支出", sheet.otherOut()),
                        row("调节后账面余额", sheet.adjustedBook()),
                        row("银行对账单余额", sheet.bank()),
                        row("加：账上已收、银行未收", sheet.bookIn().total()),
                        row("减：账上已付、银行未付", sheet.bookOut().total()),
                        row("调节后银行余额", sheet.adjustedBank()),
                        row("差额", sheet.difference()))
                .toList();
        return new SheetTable(
                "银行存款余额调节表",
                page.plan() + "；截至" + sheet.day() + (sheet.agrees() ? "；调节后相符" : "；调节后不符，请查明"),
                List.of(
                        SheetColumn.text(ITEM).wide(16),
                        SheetColumn.decimal(AMOUNT).wide(12)),
                rows);
    }

    private static Map<String, String> row(String item, String amount) {
        return Map.of(ITEM, item, AMOUNT, plain(amount));
    }

    private static SheetTable items(BankPage page) {
        List<Map<String, String>> rows = new ArrayList<>();
        page.sheet().sides().forEach(side -> add(rows, side));
        return new SheetTable(
                "未达账项",
                page.plan() + "；截至" + page.sheet().day(),
                List.of(
                        SheetColumn.text("哪一方").wide(12),
                        SheetColumn.text("日期").wide(8),
                        SheetColumn.text("内容").atMost(LONG_TEXT).wide(20),
                        SheetColumn.text("银行流水号").wide(14),
                        SheetColumn.decimal(AMOUNT).wide(10).summed()),
                rows);
    }

    private static void add(List<Map<String, String>> rows, BankPage.Side side) {
        side.items()
                .forEach(item -> rows.add(Map.of(
                        "哪一方",
                        side.label(),
                        "日期",
                        item.day(),
                        "内容",
                        item.what(),
                        "银行流水号",
                        item.serial(),
                        AMOUNT,
                        plain(item.amount()))));
    }

    private static SheetTable queue(BankPage page) {
        List<Map<String, String>> rows = page.queue().stream()
                .map(one -> {
                    Map<String, String> row = new LinkedHashMap<>();
                    row.put("日期", one.day());
                    row.put("类别", one.direction());
                    row.put("银行流水号", one.serial());
                    row.put(AMOUNT, plain(one.amount()));
                    row.put("关联号", one.reference());
                    row.put("情形", one.kind());
                    row.put("问题", one.finding());
                    row.put("怎么办", one.next());
                    row.put("认定", one.proposal() == null ? "" : one.proposal());
                    return row;
                })
                .toList();
        return new SheetTable(
                "待处理流水",
                page.plan(),
                List.of(
                        SheetColumn.text("日期").wide(8),
                        SheetColumn.text("类别"),
                        SheetColumn.text("银行流水号").wide(14),
                        SheetColumn.decimal(AMOUNT).wide(10),
                        SheetColumn.text("关联号").wide(12),
                        SheetColumn.text("情形"),
                        SheetColumn.text("问题").atMost(LONG_TEXT).wide(24),
                        SheetColumn.text("怎么办").atMost(LONG_TEXT).wide(24),
                        SheetColumn.text("认定").atMost(LONG_TEXT).wide(24)),
                rows);
    }

    private static SheetTable reversed(BankPage page) {
        List<Map<String, String>> rows = page.reversed().stream()
                .map(one -> Map.of(
                        "付款编号",
                        one.line(),
                        "批次",
                        one.batch(),
                        AMOUNT,
                        plain(one.amount()),
                        "入账日期",
                        one.paidOn(),
                        "冲正日期",
                        one.day(),
                        "原因",
                        one.reason(),
                        "现在",
                        one.state()))
                .toList();
        return new SheetTable(
                "冲正的付款",
                page.plan(),
                List.of(
                        SheetColumn.text("付款编号"),
                        SheetColumn.text("批次"),
                        SheetColumn.decimal(AMOUNT).wide(10).summed(),
                        SheetColumn.text("入账日期").wide(8),
                        SheetColumn.text("冲正日期").wide(8),
                        SheetColumn.text("原因").atMost(LONG_TEXT).wide(20),
                        SheetColumn.text("现在")),
                rows);
    }

    /** Amounts as pages write them, as sheets carry them. */
    private static String plain(String amount) {
        return amount.replaceAll("[, 元]", "");
    }
}
