package org.qingnuan.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.HeatingSeason;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.ledger.SeasonReview;
import org.qingnuan.ledger.UsageFlag;
import org.qingnuan.ledger.UsageLine;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** The season behind a task: its dates and counts, what reviewers should look at, and what was said before. */
@Component
class SeasonFacts implements TaskFacts {

    private static final String REVIEW = "usage-review.reviewReadings";
    private static final int MOST_LINES = 200;

    private final HeatingSeasons seasons;
    private final Staff staff;
    private final DefaultMarks marks;

    SeasonFacts(HeatingSeasons seasons, Staff staff, DefaultMarks marks) {
        this.seasons = seasons;
        this.staff = staff;
        this.marks = marks;
    }

    @Override
    public Set<String> tasks() {
        return Set.of(
                "metering.reportUsageGas",
                "metering.reportUsagePower",
                "metering.reportUsageHeat",
                "usage-review.resolveReadings",
                REVIEW);
    }

    @Override
    public Facts of(TaskView task) {
        HeatingSeason season = seasons.get(task.subject());
        Facts facts = Facts.of(summary(season)).plus(reviews(task.subject()));
        return TaskPages.form(task).equals(REVIEW) ? facts.plus(flagged(task.subject())) : facts;
    }

    private Facts.Table summary(HeatingSeason season) {
        PlanId plan = season.key().plan();
        return Facts.pairs(
                "采暖季",
                Stream.of(
                        new Facts.Pair("采暖季", season.label()),
                        new Facts.Pair(
                                "供暖",
                                Wording.date(season.startsOn()) + marks.of(plan, "season.start") + "至"
                                        + Wording.date(season.endsOn()) + marks.of(plan, "season.end")),
                        new Facts.Pair(
                                "明细截止",
                                Wording.date(season.statementDue()) + "当日"
                                        + marks.of(plan, "season.end", "season.settlementDays")),
                        new Facts.Pair("应补贴户", Wording.households(season.households())),
                        new Facts.Pair("待报明细", names(season.awaited())),
                        new Facts.Pair("已匹配", said(season, season.readings() + " 行")),
                        new Facts.Pair("未匹配", said(season, season.unmatched() + " 行")),
                        new Facts.Pair("没有读数", said(season, Wording.households(season.lacking()))),
                        new Facts.Pair("须留意", said(season, season.flagged() + " 行"))));
    }

    /** Counts say something once every statement is in. */
    private static String said(HeatingSeason season, String count) {
        return season.awaited().isEmpty() ? count : null;
    }

    static String names(Set<Fuel> fuels) {
        return fuels.stream().sorted().map(Fuel::label).collect(Collectors.joining("、"));
    }

    private Facts reviews(CaseKey season) {
        List<SeasonReview> given = seasons.reviews(season);
        return given.isEmpty()
                ? Facts.NONE
                : Facts.of(new Facts.Table(
                        "已有的审核",
                        List.of("步骤", "结论", "意见", "审核人", "日期"),
                        given.stream()
                                .map(review -> List.of(
                                        review.label(),
                                        review.approved() ? "通过" : "退回重报",
                                        review.opinion() == null
                                                        || review.opinion().isBlank()
                                                ? "—"
                                                : review.opinion(),
                                        staff.name(review.by()),
                                        Wording.date(review.at())))
                                .toList()));
    }

    private Facts flagged(CaseKey season) {
        List<UsageLine> lines = seasons.flagged(season);
        Map<UsageFlag, Long> counts = lines.stream()
                .flatMap(line -> line.flags().stream())
                .collect(Collectors.groupingBy(flag -> flag, java.util.TreeMap::new, Collectors.counting()));
        if (lines.isEmpty()) {
            return Facts.NONE.note("没有零用量、用量偏高、估抄或换表的情况。");
        }
        Facts facts = Facts.of(new Facts.Table(
                "须留意的用量",
                List.of("明细", "户编号", "户主", "用量", "情况", "处理"),
                lines.stream().limit(MOST_LINES).map(SeasonFacts::line).toList()));
        String note = counts.entrySet().stream()
                .map(one -> one.getKey().label() + one.getValue() + "行")
                .collect(Collectors.joining("，"));
        return facts.note("须留意：" + note + (lines.size() > MOST_LINES ? "；只列出前" + MOST_LINES + "行。" : "。"));
    }

    private static List<String> line(UsageLine line) {
        return List.of(
                line.fuel().label(),
                "" + line.household(),
                line.householdName(),
                line.quantity().stripTrailingZeros().toPlainString() + " "
                        + line.fuel().unit(),
                line.flags().stream().map(UsageFlag::label).collect(Collectors.joining("、")),
                line.resolution() == null ? "—" : line.resolution());
    }
}
