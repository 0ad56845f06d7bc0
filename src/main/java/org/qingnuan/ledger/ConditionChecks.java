package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.shared.Finding;

/** What must hold of an entry about a condition; all that is wrong is told at once. */
final class ConditionChecks {

    private static final int LONGEST_LINE = 80;
    private static final int LONGEST_NOTE = 500;

    private final List<Finding> findings = new ArrayList<>();

    private ConditionChecks() {}

    /**
     * {@link SubmissionRefused} with every finding; {@code worksDue} is the day no contractor's promise may lie after,
     * {@code gate} what the plan says of the kind here.
     */
    static void check(ConditionEntry entry, LocalDate today, Optional<LocalDate> worksDue, Optional<PlanGate> gate) {
        ConditionChecks checks = new ConditionChecks();
        checks.common(entry, today);
        checks.promise(entry, worksDue);
        checks.quantity(entry);
        checks.fields(entry);
        gate.ifPresent(demanded -> checks.paper(entry, demanded));
        checks.unless(
                entry.kind() != ConditionKind.CROSSING || !entry.crossings().isEmpty() || !blank(entry.note()),
                "穿越类型",
                "没有勾选",
                "请勾选已协调的类型；不涉及穿越的，请在说明中写明");
        if (!checks.findings.isEmpty()) {
            throw new SubmissionRefused(checks.findings);
        }
    }

    private void common(ConditionEntry entry, LocalDate today) {
        unless(!blank(entry.issuer()), "出具单位", "没有填写", "请填写批准、签订或出具的单位");
        unless(blank(entry.issuer()) || entry.issuer().length() <= LONGEST_LINE, "出具单位", "超过80字", "请缩短");
        unless(blank(entry.number()) || entry.number().length() <= LONGEST_LINE, "文号", "超过80字", "请缩短");
        unless(blank(entry.note()) || entry.note().length() <= LONGEST_NOTE, "说明", "超过500字", "请缩短");
        unless(entry.metOn() != null, "具备日期", "没有填写", "请填写具备条件的日期");
        unless(entry.metOn() == null || !entry.metOn().isAfter(today), "具备日期", "晚于今天", "请填写实际日期");
    }

    private void promise(ConditionEntry entry, Optional<LocalDate> worksDue) {
        LocalDate promised = entry.promisedOn();
        unless(promised != null || !entry.kind().promises(), "承诺完工日期", "没有填写", "请填写承诺书写明的日期");
        worksDue.filter(due -> promised != null && promised.isAfter(due))
                .ifPresent(due -> unless(
                        false,
                        "承诺完工日期",
                        ChineseDates.format(promised) + "晚于建成期限" + ChineseDates.format(due),
                        "请施工单位按期限重新承诺"));
    }

    private void quantity(ConditionEntry entry) {
        String unit = entry.kind().unit();
        if (unit != null) {
            unless(positive(entry.quantity()), "落实数量", "没有填写或不是正整数", "请以" + unit + "填写");
            unless(positive(entry.planned()), "计划需要", "没有填写或不是正整数", "请以" + unit + "填写");
        }
    }

    private void fields(ConditionEntry entry) {
        for (ConditionField field : entry.kind().fields()) {
            String text = entry.details().get(field.key());
            String remedy = field.hint() == null ? "请填写" + field.label() : field.hint();
            unless(!blank(text), field.label(), "没有填写", remedy);
            unless(blank(text) || text.length() <= LONGEST_NOTE, field.label(), "超过500字", "请缩短");
            unless(blank(text) || field.fits(text.strip()), field.label(), "写法不对（" + text + "）", remedy);
        }
    }

    /** What kind of paper the plan asks for, and of whom (JY-16). */
    private void paper(ConditionEntry entry, PlanGate gate) {
        unless(
                !gate.numbered() || !blank(entry.number()),
                "文号",
                "没有填写",
                "请填写" + entry.kind().label() + "的编号");
        unless(
                gate.issuer() == null || blank(entry.issuer()) || entry.issuer().contains(gate.issuer()),
                "出具单位",
                "不是" + gate.issuer() + "管理部门（" + entry.issuer() + "）",
                "文件规定报" + gate.issuer() + "管理部门，请写明该部门，名称中须有“" + gate.issuer() + "”");
    }

    private static boolean positive(Long number) {
        return number != null && number > 0;
    }

    private void unless(boolean holds, String field, String reason, String remedy) {
        if (!holds) {
            findings.add(Finding.ofColumn(field, reason, remedy));
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
