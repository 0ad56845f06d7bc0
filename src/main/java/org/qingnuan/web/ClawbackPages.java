package org.qingnuan.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.ClawbackCause;
import org.qingnuan.finance.ClawbackState;
import org.qingnuan.finance.ClawbackView;
import org.qingnuan.finance.Clawbacks;
import org.qingnuan.finance.FundSource;
import org.qingnuan.ledger.CoalFinding;
import org.qingnuan.ledger.CoalFindings;
import org.qingnuan.ledger.CoalRule;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.stereotype.Component;

/** Puts together a body's page of coal findings and clawbacks, and the decision's paper. */
@Component
class ClawbackPages {

    private final CoalFindings findings;
    private final Clawbacks clawbacks;
    private final Plans plans;
    private final Villages villages;
    private final Staff staff;
    private final Clock clock;

    ClawbackPages(
            CoalFindings findings, Clawbacks clawbacks, Plans plans, Villages villages, Staff staff, Clock clock) {
        this.clock = clock;
        this.findings = findings;
        this.clawbacks = clawbacks;
        this.plans = plans;
        this.villages = villages;
        this.staff = staff;
    }

    record Page(
            String name,
            String back,
            String path,
            String rule,
            boolean zones,
            List<Facts.Choice> places,
            List<FindingLine> findings,
            List<Line> lines,
            boolean reporting,
            boolean opening) {}

    record FindingLine(
            String village,
            String household,
            String foundOn,
            String text,
            String by,
            String statement,
            String state,
            String look,
            List<Facts.Download> evidence) {}

    /** @param paper the decision to print, null before it is booked; {@code again} where what was written off is taken up again, {@code agreement} where parts are agreed on, null where they are not */
    record Line(
            String village,
            String household,
            String cause,
            String number,
            String claimed,
            String offset,
            String repaid,
            String writtenOff,
            String outstanding,
            String due,
            String state,
            String look,
            String paper,
            String again,
            String agreement,
            List<String> instalments) {}

    /** The decision, A4. */
    record Paper(
            String title,
            boolean claims,
            String number,
            String documentNo,
            String to,
            String from,
            String date,
            String plan,
            String reason,
            String clause,
            String claimed,
            String offset,
            String outstanding,
            String due,
            String back,
            List<List<String>> payments,
            List<List<String>> sources) {}

    static String path(CaseKey body) {
        return BodyController.path(body) + "/clawbacks";
    }

    Page of(CaseKey body, String user) {
        return new Page(
                plans.body(body).area().name(),
                BodyController.path(body),
                path(body),
                rule(plans.get(body.plan()).rules().clawbackOnCoal()),
                plans.get(body.plan()).rules().noBurnZones(),
                villages.of(body).stream()
                        .map(village -> new Facts.Choice(
                                village.area().id(), village.area().name()))
                        .toList(),
                findings.of(body).stream().map(this::line).toList(),
                clawbacks.of(body).stream().map(this::line).toList(),
                staff.may(user, body, Action.REPORT_COAL),
                staff.may(user, body, Action.OPEN_CLAWBACKS));
    }

    private static String rule(CoalRule rule) {
        return switch (rule) {
            case CLAWBACK -> "认定用煤的，不再享受补贴，已享受的全部追缴（LZ-28）。";
            case ZONE -> "在禁燃区内用煤、经认定的，不再享受以后的补贴，已付的不追缴（JN-09）；是否在禁燃区，按上报时的验收和全覆盖认定判断。禁燃区以外的只作记录。";
            case RECORD -> "本方案没有规定用煤追缴，认定只作记录（默认）。";
        };
    }

    private FindingLine line(CoalFinding finding) {
        return new FindingLine(
                finding.villageName(),
                finding.household() + " " + finding.householdName(),
                Wording.date(finding.foundOn()) + (finding.noBurnZone() ? "（禁燃区）" : ""),
                finding.text(),
                staff.name(finding.reportedBy()) + " " + Wording.date(finding.reportedAt()),
                finding.statement(),
                state(finding),
                look(finding),
                findings.evidence(finding.key()).stream()
                        .map(document ->
                                new Facts.Download(document.fileName(), "/api/documents/" + document.id(), false))
                        .toList());
    }

    private String state(CoalFinding finding) {
        if (finding.revokedAt() != null) {
            return "认定已撤销 " + Wording.date(finding.revokedAt());
        }
        if (finding.confirmed() == null) {
            return finding.statement() == null ? "待听取陈述" : "待认定";
        }
        return (finding.confirmed() ? "已认定用煤 " : "不予认定 ") + staff.name(finding.decidedBy()) + " "
                + Wording.date(finding.decidedAt());
    }

    private static String look(CoalFinding finding) {
        if (finding.confirmed() == null) {
            return "soon";
        }
        return finding.holds() ? "late" : "done";
    }

    private Line line(ClawbackView view) {
        boolean open = view.state() == ClawbackState.BOOKED;
        return new Line(
                villages.get(view.key().villageKey()).area().name(),
                view.household() + " " + (view.payeeMasked() == null ? "" : view.payeeMasked()),
                view.cause().label(),
                view.number(),
                Wording.money(view.claimed()),
                Wording.money(view.offset()),
                Wording.money(view.repaid()),
                Wording.money(view.writtenOff()),
                view.bookedOn() == null ? "—" : Wording.money(view.outstanding()),
                view.dueOn() == null ? "—" : Wording.date(view.dueOn()),
                view.state().label(),
                open ? "late" : view.state() == ClawbackState.OPENED ? "soon" : "done",
                view.bookedOn() == null ? null : ClawbackController.paperPath(view.key()),
                clawbacks.reopenable(view.key()) ? ClawbackController.againPath(view.key()) : null,
                open ? ClawbackController.agreementPath(view.key()) : null,
                open ? instalments(view) : List.of());
    }

    private List<String> instalments(ClawbackView view) {
        LocalDate today = ChinaTime.today(clock);
        return clawbacks.instalments(view.key()).stream()
                .map(part -> "第%d期 %s %s %s"
                        .formatted(
                                part.no(),
                                Wording.date(part.dueOn()),
                                Wording.money(part.amount()),
                                ClawbackFacts.state(part, today)))
                .toList();
    }

    Paper paper(ClawbackView view) {
        CaseKey body = view.key().body();
        return new Paper(
                view.cause().claims() ? "补贴追缴决定书" : "补贴停发决定书",
                view.cause().claims(),
                view.number(),
                view.documentNo(),
                villages.get(view.key().villageKey()).area().name() + " 户编号" + view.household() + "（"
                        + view.payeeMasked() + "）",
                staff.post(view.key(), "finance-office"),
                Wording.date(view.bookedOn()),
                plans.get(body.plan()).name(),
                (view.cause() == ClawbackCause.WRONG_PAYMENT ? "你户的补贴有错付、多付：" : "") + view.reason(),
                view.clause(),
                Wording.money(view.claimed()),
                view.offset().equals(Money.ZERO) ? null : Wording.money(view.offset()),
                Wording.money(view.claimed().minus(view.offset())),
                Wording.date(view.dueOn()),
                path(body),
                ClawbackFacts.payments(view).rows(),
                sources(view));
    }

    private static List<List<String>> sources(ClawbackView view) {
        Map<FundSource, Money> sums = new TreeMap<>();
        view.payments().forEach(payment -> sums.merge(payment.source(), payment.claimed(), Money::plus));
        return Stream.concat(
                        sums.entrySet().stream()
                                .map(sum -> List.of(sum.getKey().label(), Wording.money(sum.getValue()))),
                        Stream.of(List.of("合计", Wording.money(view.claimed()))))
                .toList();
    }
}
