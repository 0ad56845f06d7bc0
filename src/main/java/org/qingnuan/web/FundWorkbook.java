package org.qingnuan.web;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qingnuan.finance.BatchView;
import org.qingnuan.finance.FundReports.Audit;
import org.qingnuan.finance.FundReports.AuditLine;
import org.qingnuan.process.Staff;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetTable;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.stereotype.Component;

/** Hands a plan's money on as workbooks: the page's tables, and a batch from rule to bank serial. */
@Component
class FundWorkbook {

    private static final int LONG_TEXT = 2000;

    private final SheetWriter writer;

    FundWorkbook(SheetWriter writer) {
        this.writer = writer;
    }

    void write(FundPage page, String day, OutputStream out) {
        String note = page.plan() + "；截至" + day;
        List<SheetTable> tables = List.of(
                table(
                        "资金来源",
                        note,
                        page.sources(),
                        List.of(
                                Cell.<FundPage.Source>text("预算年度", FundPage.Source::year),
                                Cell.text("资金来源", FundPage.Source::source),
                                Cell.money("已下达（元）", FundPage.Source::allotted),
                                Cell.money("已缴回、结转（元）", FundPage.Source::surrendered),
                                Cell.money("已付（元）", FundPage.Source::paid),
                                Cell.money("已预留（元）", FundPage.Source::reserved),
                                Cell.money("可用（元）", FundPage.Source::available))),
                table(
                        "指标文",
                        note,
                        page.allotments(),
                        List.of(
                                Cell.<FundPage.Allotment>text("预算年度", FundPage.Allotment::year),
                                Cell.text("资金来源", FundPage.Allotment::source),
                                Cell.text("指标文号", FundPage.Allotment::documentNo),
                                Cell.text("下达日期", FundPage.Allotment::date),
                                Cell.money("金额（元）", FundPage.Allotment::amount),
                                Cell.text("结转、清算、每户标准", FundPage.Allotment::carried),
                                Cell.text("依据", FundPage.Allotment::clause),
                                Cell.text("登记人", FundPage.Allotment::by))),
                table(
                        "已付与验收",
                        note,
                        page.bodies(),
                        List.of(
                                Cell.<FundPage.Body>text("责任主体", FundPage.Body::name),
                                Cell.<FundPage.Body>count("验收合格（户）", FundPage.Body::accepted),
                                Cell.<FundPage.Body>count("已核定（户）", FundPage.Body::households),
                                Cell.<FundPage.Body>count("已付（户）", FundPage.Body::paidHouseholds),
                                Cell.money("应付（元）", FundPage.Body::due),
                                Cell.money("已付（元）", FundPage.Body::paid),
                                Cell.money("在途（元）", FundPage.Body::underWay),
                                Cell.money("退票待更正（元）", FundPage.Body::returned),
                                Cell.money("终止（元）", FundPage.Body::ended))),
                table(
                        "按月拨付",
                        note,
                        page.months(),
                        List.of(
                                Cell.<FundPage.Month>text("月份", FundPage.Month::month),
                                Cell.text("责任主体", FundPage.Month::body),
                                Cell.text("资金来源", FundPage.Month::source),
                                Cell.money("金额（元）", FundPage.Month::amount))),
                table(
                        "未付账龄",
                        note,
                        page.ageing(),
                        List.of(
                                Cell.<FundPage.Age>text("责任主体", FundPage.Age::body),
                                Cell.<FundPage.Age>count("笔数", FundPage.Age::lines),
                                Cell.<FundPage.Age>text("最长（天）", age -> Integer.toString(age.oldest())),
                                Cell.money("30天以内（元）", FundPage.Age::upTo30),
                                Cell.money("31至60天（元）", FundPage.Age::upTo60),
                                Cell.money("61至90天（元）", FundPage.Age::upTo90),
                                Cell.money("90天以上（元）", FundPage.Age::over90))),
                table(
                        "退票",
                        note,
                        page.returned(),
                        List.of(
                                Cell.<FundPage.Return>text("退票原因", FundPage.Return::reason),
                                Cell.<FundPage.Return>count("笔数", FundPage.Return::lines),
                                Cell.money("金额（元）", FundPage.Return::amount),
                                Cell.<FundPage.Return>count("待更正（笔）", FundPage.Return::open))),
                table(
                        "批次",
                        note,
                        page.batches(),
                        List.of(
                                Cell.<FundPage.Batch>text("批次号", FundPage.Batch::id),
                                Cell.text("村（单位）", FundPage.Batch::place),
                                Cell.text("类别", FundPage.Batch::kind),
                                Cell.text("状态", FundPage.Batch::state),
                                Cell.<FundPage.Batch>count("笔数", FundPage.Batch::lines),
                                Cell.money("金额（元）", FundPage.Batch::amount),
                                Cell.text("编制日期", FundPage.Batch::prepared),
                                Cell.text("结清日期", FundPage.Batch::settled))));
        writer.write(tables, out);
    }

    void audit(String plan, Audit audit, Staff staff, OutputStream out) {
        List<String> note = new ArrayList<>(
                List.of(plan, "批次" + audit.batch(), audit.state().label()));
        if (audit.preparedBy() != null) {
            note.add("编制：" + staff.name(audit.preparedBy()) + " " + Wording.date(audit.preparedAt()));
        }
        audit.approvals().stream()
                .filter(one -> one.by() != null)
                .map(one -> approval(one, staff))
                .forEach(note::add);
        Stream.of(
                        named("审批内容校验码", audit.contentHash()),
                        named("银行文件校验码", audit.fileHash()),
                        named("银行结果校验码", audit.answerHash()))
                .flatMap(part -> part)
                .forEach(note::add);
        writer.write(
                table(
                        "拨付批次审计",
                        String.join("；", note),
                        audit.lines(),
                        List.of(
                                Cell.<AuditLine>text("序号", line -> Integer.toString(line.no())),
                                Cell.<AuditLine>text("付款编号", line -> Long.toString(line.line())),
                                Cell.<AuditLine>text("户编号", line -> Long.toString(line.household())),
                                Cell.<AuditLine>text("项目", line -> line.item().label()),
                                Cell.<AuditLine>text(
                                        "采暖季", line -> line.season() == 0 ? "验收后" : "第" + line.season() + "季"),
                                Cell.<AuditLine>text("标准版本", AuditLine::ruleVersion),
                                Cell.<AuditLine>text("命中的标准", AuditLine::ruleLabel),
                                Cell.<AuditLine>text("依据", AuditLine::clause),
                                Cell.<AuditLine>text("核定时的资料", AuditLine::inputs),
                                Cell.<AuditLine>text("说明", AuditLine::explanation),
                                Cell.<AuditLine>money(
                                        "金额（元）", line -> line.amount().toYuan()),
                                Cell.<AuditLine>text("资金分摊", line -> Wording.shares(line.shares())),
                                Cell.<AuditLine>text("收款人", AuditLine::payee),
                                Cell.<AuditLine>text("账号", AuditLine::account),
                                Cell.<AuditLine>text("开户银行", AuditLine::bank),
                                Cell.<AuditLine>text("状态", line -> line.state().label()),
                                Cell.<AuditLine>text(
                                        "替代的付款",
                                        line -> line.replaces() == null
                                                ? ""
                                                : line.replaces().toString()),
                                Cell.<AuditLine>text("退票原因", AuditLine::returnReason),
                                Cell.<AuditLine>text("银行流水号", AuditLine::bankSerial),
                                Cell.<AuditLine>text("入账日期", line -> Wording.date(line.bookedOn())),
                                Cell.<AuditLine>text("对账单日期", line -> Wording.date(line.onStatement())),
                                Cell.<AuditLine>text("冲正日期", line -> Wording.date(line.reversedOn())))),
                out);
    }

    private static String approval(BatchView.Approval approval, Staff staff) {
        return "%s：%s %s %s"
                .formatted(
                        approval.step().label(),
                        staff.name(approval.by()),
                        approval.approved() ? "同意" : "退回",
                        Wording.date(approval.at()));
    }

    private static Stream<String> named(String what, String hash) {
        return hash == null ? Stream.of() : Stream.of(what + "：" + hash);
    }

    private static <T> SheetTable table(String title, String note, List<T> lines, List<Cell<T>> cells) {
        return new SheetTable(
                title,
                note,
                cells.stream().map(Cell::column).toList(),
                lines.stream().map(line -> row(line, cells)).toList());
    }

    private static <T> Map<String, String> row(T line, List<Cell<T>> cells) {
        Map<String, String> row = new LinkedHashMap<>();
        cells.forEach(cell -> {
            String value = cell.value.of(line);
            row.put(cell.column.header(), value == null ? "" : value);
        });
        return row;
    }

    /** A column and where its values come from. */
    private record Cell<T>(SheetColumn column, Value<T> value) {

        static <T> Cell<T> text(String header, Value<T> value) {
            return new Cell<>(SheetColumn.text(header).atMost(LONG_TEXT).wide(10), value);
        }

        /** Amounts as pages write them, added up. */
        static <T> Cell<T> money(String header, Value<T> value) {
            return new Cell<>(
                    SheetColumn.decimal(header).wide(10).summed(),
                    line -> value.of(line).replaceAll("[, 元]", ""));
        }

        static <T> Cell<T> count(String header, Count<T> value) {
            return new Cell<>(SheetColumn.integer(header).summed(), line -> Integer.toString(value.of(line)));
        }
    }

    private interface Value<T> {
        String of(T line);
    }

    private interface Count<T> {
        int of(T line);
    }
}
