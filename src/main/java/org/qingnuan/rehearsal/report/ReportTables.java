package org.qingnuan.rehearsal.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qingnuan.rehearsal.Course;
import org.qingnuan.rehearsal.Summary;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetTable;

/** The figures of a rehearsal as the sheets of a workbook. */
final class ReportTables {

    private final Summary summary;
    private final Course course;
    private final String note;

    private ReportTables(Summary summary, Course course) {
        this.summary = summary;
        this.course = course;
        this.note = course.about().planName() + "；" + course.about().source() + "；改动的期限："
                + Figures.moved(course.about()) + "；进度" + Figures.pace(course.about()) + "，种子"
                + course.about().seed() + "；演练数据均为虚构";
    }

    static List<SheetTable> of(Summary summary, Course course) {
        ReportTables tables = new ReportTables(summary, course);
        List<SheetTable> sheets = new ArrayList<>(List.of(
                tables.overview(),
                tables.gates(),
                tables.bodies(),
                tables.cells(),
                tables.weeks(),
                tables.ladder(),
                tables.funds()));
        if (summary.season() != null) {
            sheets.add(tables.season());
        }
        return sheets;
    }

    private SheetTable overview() {
        Summary.Households households = summary.households();
        List<Map<String, String>> rows = Stream.concat(
                        Figures.about(summary, course).stream(),
                        Stream.of(
                                line("摸底户数", households.surveyed()),
                                line("确认户数", households.confirmed()),
                                line("不予确认户数", households.rejected()),
                                line("建成户数", households.installed()),
                                line("验收合格户数", households.accepted()),
                                line("已拨付户数", households.paid()),
                                line("村（居）数", summary.villages()),
                                line("督办次数", summary.supervision().orders()),
                                line("整改户次", summary.rectifications()),
                                line("退票笔数", summary.payments().returned()),
                                new Figures.Line(
                                        "已付金额（元）",
                                        Figures.thousands(summary.money().paid()))))
                .map(line -> Map.of("项目", line.name(), "内容", line.value()))
                .toList();
        return new SheetTable(
                "演练概况",
                note,
                List.of(
                        SheetColumn.text("项目").wide(12),
                        SheetColumn.text("内容").atMost(4000).wide(60)),
                rows);
    }

    private static Figures.Line line(String name, int value) {
        return new Figures.Line(name, Integer.toString(value));
    }

    private SheetTable gates() {
        return new SheetTable(
                "各关口",
                note,
                List.of(
                        SheetColumn.text("关口").wide(16),
                        SheetColumn.date("最后一天").wide(10),
                        SheetColumn.integer("按期").wide(8),
                        SheetColumn.integer("逾期").wide(8),
                        SheetColumn.integer("未到期").wide(8)),
                summary.gates().stream()
                        .map(gate -> row(
                                "关口", gate.gate(),
                                "最后一天", gate.deadline(),
                                "按期", gate.onTime(),
                                "逾期", gate.late(),
                                "未到期", gate.open()))
                        .toList());
    }

    private SheetTable bodies() {
        return new SheetTable(
                "各责任主体",
                note,
                List.of(
                        SheetColumn.text("责任主体").wide(12),
                        SheetColumn.integer("任务户数").wide(9).summed(),
                        SheetColumn.integer("确认户数").wide(9).summed(),
                        SheetColumn.integer("验收合格户数").wide(9).summed(),
                        SheetColumn.integer("已拨付户数").wide(9).summed(),
                        SheetColumn.integer("逾期村（居）").wide(9).summed()),
                summary.bodies().stream()
                        .map(body -> row(
                                "责任主体", body.name(),
                                "任务户数", body.target(),
                                "确认户数", body.confirmed(),
                                "验收合格户数", body.accepted(),
                                "已拨付户数", body.paid(),
                                "逾期村（居）", body.late()))
                        .toList());
    }

    private SheetTable cells() {
        return new SheetTable(
                "关口与责任主体",
                note,
                List.of(
                        SheetColumn.text("责任主体").wide(12),
                        SheetColumn.text("关口").wide(16),
                        SheetColumn.date("最后一天").wide(10),
                        SheetColumn.integer("按期").wide(8).summed(),
                        SheetColumn.integer("逾期").wide(8).summed(),
                        SheetColumn.integer("未到期").wide(8).summed(),
                        SheetColumn.integer("最长逾期（天）").wide(10)),
                course.cells().stream()
                        .map(cell -> row(
                                "责任主体", cell.body(),
                                "关口", cell.gate(),
                                "最后一天", cell.deadline(),
                                "按期", cell.onTime(),
                                "逾期", cell.late(),
                                "未到期", cell.open(),
                                "最长逾期（天）", cell.daysLate() == 0 ? "" : cell.daysLate()))
                        .toList());
    }

    private SheetTable weeks() {
        List<SheetColumn> columns =
                new ArrayList<>(List.of(SheetColumn.date("截至").wide(10)));
        ProgressChart.LINES.forEach(
                line -> columns.add(SheetColumn.integer(line.name()).wide(9)));
        List<Map<String, String>> rows = course.weeks().stream()
                .map(week -> {
                    Map<String, String> row = row("截至", week.day());
                    ProgressChart.LINES.forEach(line ->
                            row.put(line.name(), Integer.toString(line.figure().applyAsInt(week))));
                    return row;
                })
                .toList();
        return new SheetTable("每周进展（户）", note, columns, rows);
    }

    private SheetTable ladder() {
        return new SheetTable(
                "督办措施",
                note,
                List.of(
                        SheetColumn.text("措施").wide(16),
                        SheetColumn.integer("次数").wide(8).summed()),
                course.ladder().stream()
                        .map(rung -> row("措施", rung.name(), "次数", rung.times()))
                        .toList());
    }

    private SheetTable funds() {
        return new SheetTable(
                "资金（元）",
                note,
                List.of(
                        SheetColumn.text("资金来源").wide(12),
                        SheetColumn.decimal("下达").wide(12).summed(),
                        SheetColumn.decimal("已预留").wide(12).summed(),
                        SheetColumn.decimal("已付").wide(12).summed(),
                        SheetColumn.decimal("可用").wide(12).summed()),
                course.funds().stream()
                        .map(fund -> row(
                                "资金来源", fund.source(),
                                "下达", fund.allotted(),
                                "已预留", fund.reserved(),
                                "已付", fund.paid(),
                                "可用", fund.available()))
                        .toList());
    }

    private SheetTable season() {
        Summary.Season season = summary.season();
        return new SheetTable(
                "采暖季",
                note,
                List.of(
                        SheetColumn.integer("用量明细（份）").wide(10),
                        SheetColumn.integer("匹配户数").wide(10),
                        SheetColumn.integer("已付户数").wide(10),
                        SheetColumn.decimal("已付金额（元）").wide(14)),
                List.of(row(
                        "用量明细（份）", season.statements(),
                        "匹配户数", season.matched(),
                        "已付户数", season.households(),
                        "已付金额（元）", season.amount())));
    }

    /** @param entries header and value in turn */
    private static Map<String, String> row(Object... entries) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            row.put((String) entries[i], String.valueOf(entries[i + 1]));
        }
        return row;
    }
}
