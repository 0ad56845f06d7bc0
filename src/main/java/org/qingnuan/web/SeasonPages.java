package org.qingnuan.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.finance.PaymentFigures;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.HeatingSeason;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SeasonRules;
import org.qingnuan.ledger.SeasonState;
import org.qingnuan.ledger.UsageFlag;
import org.qingnuan.ledger.UsageLine;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Puts together a body's page of heating seasons. */
@Component
class SeasonPages {

    private static final int MOST_LINES = 500;

    private final HeatingSeasons seasons;
    private final PaymentFigures figures;
    private final Plans plans;
    private final Staff staff;
    private final DefaultMarks marks;

    SeasonPages(HeatingSeasons seasons, PaymentFigures figures, Plans plans, Staff staff, DefaultMarks marks) {
        this.seasons = seasons;
        this.figures = figures;
        this.plans = plans;
        this.staff = staff;
        this.marks = marks;
    }

    /** @param hardship whether the plan has hardship identified at all */
    record Page(
            String name,
            String plan,
            String path,
            String back,
            List<String> rules,
            boolean hardship,
            List<Line> lines) {}

    /** A season; {@code look} is late, soon or done. */
    record Line(
            int no,
            String label,
            String heating,
            String due,
            String state,
            String look,
            int households,
            int readings,
            int open,
            int flagged,
            int entitled,
            String amount,
            int paid,
            String paidAmount) {}

    record Detail(
            String name,
            String back,
            Line season,
            List<Reading> unmatched,
            List<Reading> flagged,
            List<Review> reviews,
            boolean cut) {}

    record Reading(
            String fuel,
            String household,
            String name,
            String account,
            String meter,
            String readings,
            String quantity,
            String remark) {}

    record Review(String step, String verdict, String opinion, String by, String on) {}

    static String path(CaseKey body) {
        return BodyController.path(body) + "/seasons";
    }

    Page of(CaseKey body) {
        SeasonRules rules = plans.get(body.plan()).rules().season();
        return new Page(
                plans.body(body).area().name(),
                plans.get(body.plan()).name(),
                path(body),
                BodyController.path(body),
                rules == null ? List.of("本计划没有规定采暖季运行补贴。") : said(body.plan(), rules),
                rules != null && !rules.authorities().isEmpty(),
                seasons.of(body).stream().map(this::line).toList());
    }

    private List<String> said(PlanId plan, SeasonRules rules) {
        String meters = rules.meters().stream().map(Fuel::label).collect(Collectors.joining("、"));
        String reviews = rules.reviews().stream().map(step -> step.label()).collect(Collectors.joining("，然后"));
        return Stream.of(
                        "共%d个采暖季%s，逐季连续；每季%s%s至%s%s（含当日）。"
                                .formatted(
                                        rules.seasons(),
                                        marks.of(plan, "season.seasons"),
                                        day(rules.start()),
                                        marks.of(plan, "season.start"),
                                        day(rules.end()),
                                        marks.of(plan, "season.end")),
                        "%s明细%s在供暖结束后第%d日当日截止%s。"
                                .formatted(
                                        meters.isEmpty() ? "没有" : meters,
                                        marks.of(plan, "season.meters"),
                                        rules.settlementDays(),
                                        marks.of(plan, "season.settlementDays")),
                        "用量审核：" + reviews + marks.of(plan, "season.reviews") + "。",
                        rules.card() == null ? "付到户的银行账户。" : "充卡到户，由" + rules.card() + "充值。",
                        rules.advance() ? "采暖季开始时预拨一部分" + marks.of(plan, "season.advance") + "，采暖季后按审定的用量结算，多退少补。" : "")
                .filter(said -> !said.isEmpty())
                .toList();
    }

    private static String day(String text) {
        return Integer.parseInt(text.substring(0, 2)) + "月" + Integer.parseInt(text.substring(3)) + "日";
    }

    Detail of(CaseKey body, CaseKey season) {
        List<UsageLine> unmatched = seasons.unmatched(season);
        List<UsageLine> flagged = seasons.flagged(season);
        return new Detail(
                plans.body(body).area().name(),
                path(body),
                line(seasons.get(season)),
                unmatched.stream()
                        .limit(MOST_LINES)
                        .map(line -> reading(line, line.because()))
                        .toList(),
                flagged.stream()
                        .limit(MOST_LINES)
                        .map(line -> reading(line, remark(line)))
                        .toList(),
                seasons.reviews(season).stream()
                        .map(review -> new Review(
                                "第" + review.round() + "轮 " + review.label(),
                                review.approved() ? "通过" : "退回重报",
                                review.opinion(),
                                staff.name(review.by()),
                                Wording.date(review.at())))
                        .toList(),
                unmatched.size() > MOST_LINES || flagged.size() > MOST_LINES);
    }

    private static String remark(UsageLine line) {
        String flags = line.flags().stream().map(UsageFlag::label).collect(Collectors.joining("、"));
        return line.resolution() == null ? flags : flags + "：" + line.resolution();
    }

    private static Reading reading(UsageLine line, String remark) {
        return new Reading(
                line.fuel().label(),
                line.household() == null ? "—" : "" + line.household(),
                line.householdName() == null ? line.name() : line.householdName(),
                line.account(),
                line.meter(),
                line.start() == null || line.end() == null
                        ? "—"
                        : line.start().stripTrailingZeros().toPlainString() + " → "
                                + line.end().stripTrailingZeros().toPlainString(),
                line.quantity().stripTrailingZeros().toPlainString() + " "
                        + line.fuel().unit(),
                remark);
    }

    private static String look(SeasonState state) {
        return switch (state) {
            case FINISHED -> "done";
            case MATCHING -> "late";
            default -> "soon";
        };
    }

    private Line line(HeatingSeason season) {
        PaymentFigures.SeasonFigures money = figures.season(season.key());
        return new Line(
                season.no(),
                season.label(),
                Wording.date(season.startsOn()) + "至" + Wording.date(season.endsOn()),
                Wording.date(season.statementDue()),
                season.state().label()
                        + (season.state() == SeasonState.METERING
                                ? "（" + SeasonFacts.names(season.awaited()) + "）"
                                : ""),
                look(season.state()),
                season.households(),
                season.readings(),
                season.open(),
                season.flagged(),
                money.households(),
                Wording.money(money.due()),
                money.paid(),
                Wording.money(money.paidAmount()));
    }
}
