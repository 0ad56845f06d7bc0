package org.qingnuan.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.qingnuan.finance.Award;
import org.qingnuan.finance.Awards;
import org.qingnuan.finance.Limits;
import org.qingnuan.finance.Violation;
import org.qingnuan.ledger.AreaTarget;
import org.qingnuan.ledger.AreaTargets;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Supervisor;
import org.qingnuan.ledger.Supervisors;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Puts together what the city keeps of a plan beside the households (HZ-01, HZ-27, HZ-29, HZ-34, HZ-36). */
@Component
class CityPages {

    private static final BigDecimal WAN = BigDecimal.valueOf(10_000);

    private final AreaTargets areas;
    private final Awards awards;
    private final Limits limits;
    private final Plans plans;
    private final Supervisors supervisors;
    private final Staff staff;

    CityPages(AreaTargets areas, Awards awards, Limits limits, Plans plans, Supervisors supervisors, Staff staff) {
        this.areas = areas;
        this.awards = awards;
        this.limits = limits;
        this.plans = plans;
        this.supervisors = supervisors;
        this.staff = staff;
    }

    /** Whether there is anything of the kind in the plan. */
    boolean exists(PlanId plan) {
        return !areas.of(plan).isEmpty() || limits.of(plan).awardPot() != null;
    }

    CityPage of(CaseKey plan, String user) {
        PlanId id = plan.plan();
        List<AreaTarget> targets = areas.of(id);
        List<Award> granted = awards.of(id);
        Money pot = limits.of(id).awardPot();
        Money sum = granted.stream().map(Award::amount).collect(Money.sum());
        return new CityPage(
                plans.get(id).name(),
                CityController.path(id),
                staff.may(user, plan, Action.RECORD_WORK),
                staff.may(user, plan, Action.RECORD_VIOLATIONS),
                targets.stream().map(CityPages::line).toList(),
                wan(targets.stream().mapToLong(AreaTarget::quantity).sum()),
                wan(targets.stream().mapToLong(AreaTarget::done).sum()),
                pot == null ? null : Wording.money(pot),
                Wording.money(sum),
                pot == null ? null : Wording.money(pot.minus(sum)),
                granted.stream().map(this::line).toList(),
                awards.violations(id).stream()
                        .map(one -> line(one, user, staff.may(user, plan, Action.RECORD_VIOLATIONS)))
                        .toList(),
                plans.bodies(id).stream().map(this::line).toList());
    }

    private static CityPage.AreaLine line(AreaTarget target) {
        BigDecimal percent = BigDecimal.valueOf(target.done())
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(target.quantity()), 1, RoundingMode.DOWN);
        return new CityPage.AreaLine(
                target.area(),
                target.name(),
                wan(target.quantity()),
                wan(target.done()),
                percent.stripTrailingZeros().toPlainString() + "%",
                target.asOf() == null ? "尚未上报" : Wording.date(target.asOf()),
                target.note());
    }

    /** Square metres in 万平方米, as the document counts (D-37). */
    private static String wan(long squareMetres) {
        return BigDecimal.valueOf(squareMetres).divide(WAN).stripTrailingZeros().toPlainString();
    }

    private CityPage.AwardLine line(Award award) {
        return new CityPage.AwardLine(
                name(award.body()),
                Wording.money(award.amount()),
                award.documentNo(),
                Wording.date(award.decidedOn()),
                award.reason(),
                staff.name(award.by()));
    }

    private CityPage.ViolationLine line(Violation violation, String user, boolean deciding) {
        Violation.Lift lift = violation.lift();
        return new CityPage.ViolationLine(
                violation.id(),
                name(violation.body()),
                violation.documentNo(),
                Wording.date(violation.confirmedOn()),
                violation.finding(),
                staff.name(violation.by()),
                lift == null ? null : words(lift),
                deciding && lift == null,
                deciding
                        && lift != null
                        && lift.approvedBy() == null
                        && !lift.proposedBy().equals(user));
    }

    private String words(Violation.Lift lift) {
        String proposed = "%s提出解除（%s，%s）".formatted(staff.name(lift.proposedBy()), lift.documentNo(), lift.reason());
        return lift.approvedBy() == null
                ? proposed + "，待另一人批准"
                : proposed + "，" + staff.name(lift.approvedBy()) + "已批准";
    }

    private CityPage.BodyLine line(Body body) {
        Optional<Supervisor> above = supervisors.of(body.key());
        return new CityPage.BodyLine(
                body.area().id(),
                body.area().name(),
                above.map(Supervisor::leader).orElse("—"),
                above.map(Supervisor::department).orElse("—"),
                above.map(Supervisor::note).orElse(null),
                awards.barred(body.key()));
    }

    private String name(CaseKey body) {
        return plans.body(body).area().name();
    }
}
