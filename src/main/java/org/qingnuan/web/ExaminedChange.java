package org.qingnuan.web;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.qingnuan.ledger.DateChange;
import org.qingnuan.ledger.PreviewRow;
import org.qingnuan.process.DeadlineAdjustments.Examination;
import org.qingnuan.process.ModelFinding;

/** What a change of dates would do, for people: the findings or, gate by gate, the counts of every body and their sum. */
record ExaminedChange(List<String> findings, List<Gate> gates) {

    /** One gate that moves; {@code dates} such as 2021年8月30日 → 2021年9月15日, {@code moved} such as 推后16天. */
    record Gate(String name, String dates, String moved, Counts total, List<Counts> bodies) {}

    /** @param body the body's name, 合计 for the sum of all */
    record Counts(String body, int notDue, int becomeOverdue, int stayOverdue, int ceaseOverdue, int finished) {}

    static ExaminedChange of(Examination examination) {
        return new ExaminedChange(
                examination.findings().stream().map(ModelFinding::sentence).toList(),
                gates(examination.changes(), examination.preview()));
    }

    static ExaminedChange refused(List<ModelFinding> findings) {
        return new ExaminedChange(findings.stream().map(ModelFinding::sentence).toList(), List.of());
    }

    static List<Gate> gates(List<DateChange> changes, List<PreviewRow> preview) {
        Map<String, List<PreviewRow>> byGate = new LinkedHashMap<>();
        changes.forEach(change -> byGate.put(
                change.model() + "/" + change.frame(),
                preview.stream()
                        .filter(row -> row.model().equals(change.model())
                                && row.frame().equals(change.frame()))
                        .toList()));
        return changes.stream()
                .map(change -> gate(change, byGate.get(change.model() + "/" + change.frame())))
                .toList();
    }

    private static Gate gate(DateChange change, List<PreviewRow> rows) {
        return new Gate(
                change.name(),
                dates(change),
                moved(change),
                new Counts(
                        "合计",
                        sum(rows, PreviewRow::notDue),
                        sum(rows, PreviewRow::becomeOverdue),
                        sum(rows, PreviewRow::stayOverdue),
                        sum(rows, PreviewRow::ceaseOverdue),
                        sum(rows, PreviewRow::finished)),
                rows.stream()
                        .map(row -> new Counts(
                                row.bodyName(),
                                row.notDue(),
                                row.becomeOverdue(),
                                row.stayOverdue(),
                                row.ceaseOverdue(),
                                row.finished()))
                        .toList());
    }

    private static int sum(List<PreviewRow> rows, ToIntFunction<PreviewRow> count) {
        return rows.stream().mapToInt(count).sum();
    }

    static String dates(DateChange change) {
        return Wording.date(change.dueBefore()) + " → " + Wording.date(change.dueAfter());
    }

    static String moved(DateChange change) {
        long days = ChronoUnit.DAYS.between(change.dueBefore(), change.dueAfter());
        if (days == 0) {
            return "日期不变";
        }
        return days > 0 ? "推后" + days + "天" : "提前" + -days + "天";
    }
}
