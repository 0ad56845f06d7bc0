package org.qingnuan.web;

import java.io.OutputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.Board;
import org.qingnuan.ledger.BoardCase;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.BoardRow;
import org.qingnuan.ledger.BoardScope;
import org.qingnuan.ledger.BoardSelection;
import org.qingnuan.process.Staff;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetTable;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.stereotype.Component;

/** The board as a workbook: its numbers, and the open cases behind them. */
@Component
class BoardWorkbook {

    private static final List<SheetColumn> NUMBERS = Stream.of(
                    Stream.of(
                            SheetColumn.text("责任主体").wide(8),
                            SheetColumn.text("期限").wide(8),
                            SheetColumn.date("日期").wide(8)),
                    Stream.of(BoardColumn.values())
                            .map(column -> SheetColumn.integer(column.label()).summed()),
                    Stream.of(
                            SheetColumn.integer("合计").summed(),
                            SheetColumn.integer("最长逾期（天）").wide(9)))
            .flatMap(columns -> columns)
            .toList();

    private static final List<SheetColumn> CASES = List.of(
            SheetColumn.text("责任主体").wide(7),
            SheetColumn.text("村（居）").wide(8),
            SheetColumn.text("期限").wide(6),
            SheetColumn.date("日期").wide(7),
            SheetColumn.text("状态").wide(7),
            SheetColumn.integer("逾期天数").wide(5),
            SheetColumn.text("所处环节").wide(6),
            SheetColumn.text("施工单位").wide(10),
            SheetColumn.text("待办任务").atMost(1000).wide(10),
            SheetColumn.text("办理人").atMost(1000).wide(10),
            SheetColumn.text("自何时起").atMost(1000).wide(8),
            SheetColumn.text("原因").atMost(1000).wide(12),
            SheetColumn.date("承诺完成").wide(7));

    private final Board board;
    private final SheetWriter writer;
    private final Staff staff;
    private final Clock clock;

    BoardWorkbook(Board board, SheetWriter writer, Staff staff, Clock clock) {
        this.board = board;
        this.writer = writer;
        this.staff = staff;
        this.clock = clock;
    }

    void write(BoardScope scope, String plan, OutputStream out) {
        String note = Stream.of(plan, "截至" + Wording.date(ChinaTime.today(clock)), stage(scope), scope.contractor())
                .filter(text -> text != null)
                .collect(Collectors.joining("；"));
        Names names = new Names(staff);
        List<Map<String, String>> open = board.cases(scope, new BoardSelection(null, null, null)).stream()
                .filter(found -> found.finishedOn() == null)
                .map(found -> row(found, names))
                .toList();
        writer.write(
                List.of(
                        new SheetTable(
                                "期限看板",
                                note,
                                NUMBERS,
                                board.counts(scope).stream()
                                        .map(BoardWorkbook::row)
                                        .toList()),
                        new SheetTable("未完成明细", note, CASES, open)),
                out);
    }

    private String stage(BoardScope scope) {
        return board.stages(scope).stream()
                .filter(stage -> stage.stage().equals(scope.stage()))
                .map(stage -> "处于" + stage.name() + "环节")
                .findFirst()
                .orElse(scope.stage());
    }

    private static Map<String, String> row(BoardRow row) {
        Map<String, String> values = new HashMap<>();
        values.put("责任主体", row.bodyName());
        values.put("期限", row.name());
        values.put("日期", row.due().toString());
        Stream.of(BoardColumn.values())
                .forEach(column -> values.put(column.label(), Integer.toString(row.count(column))));
        values.put(
                "合计",
                Integer.toString(row.counts().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum()));
        values.put("最长逾期（天）", row.daysLate() == 0 ? "" : Integer.toString(row.daysLate()));
        return values;
    }

    private static Map<String, String> row(BoardCase found, Names names) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("责任主体", found.bodyName());
        values.put("村（居）", found.subject().village() == null ? "" : found.subjectName());
        values.put("期限", found.name());
        values.put("日期", found.due().toString());
        values.put("状态", found.waitingFor() == null ? found.column().label() : "等待" + found.waitingFor());
        values.put("逾期天数", found.daysLate() == 0 ? "" : Integer.toString(found.daysLate()));
        values.put("所处环节", found.stage());
        values.put("施工单位", found.contractor());
        values.put("待办任务", joined(found.tasks().stream().map(BoardCase.Wait::name)));
        values.put(
                "办理人",
                joined(found.tasks().stream()
                        .map(task -> task.holder() == null ? names.holder(task) + "（待签收）" : names.holder(task))));
        values.put("自何时起", joined(found.tasks().stream().map(task -> Wording.date(task.since()))));
        values.put("原因", found.reason());
        values.put("承诺完成", found.promisedOn() == null ? "" : found.promisedOn().toString());
        return values;
    }

    private static String joined(Stream<String> texts) {
        return texts.collect(Collectors.joining("\n"));
    }
}
