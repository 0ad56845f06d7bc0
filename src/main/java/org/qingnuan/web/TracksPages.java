package org.qingnuan.web;

import java.util.List;
import java.util.Optional;
import org.qingnuan.finance.AdvanceLot;
import org.qingnuan.finance.Advances;
import org.qingnuan.finance.Retentions;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.BuildingNumbers;
import org.qingnuan.ledger.BuildingTarget;
import org.qingnuan.ledger.Buildings;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.GridCapacities;
import org.qingnuan.ledger.GridCapacity;
import org.qingnuan.ledger.HeatingStart;
import org.qingnuan.ledger.HeatingStarts;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Puts together what a plan has done beside its villages (LZ-02, LZ-07, LZ-24) and what it owes its contractors (LZ-37). */
@Component
class TracksPages {

    private final Plans plans;
    private final Buildings buildings;
    private final GridCapacities grids;
    private final HeatingStarts heating;
    private final Advances advances;
    private final Retentions retentions;
    private final Villages villages;
    private final Lots lots;
    private final Stages stages;
    private final BodyPages bodies;
    private final Staff staff;

    TracksPages(
            Plans plans,
            Buildings buildings,
            GridCapacities grids,
            HeatingStarts heating,
            Advances advances,
            Retentions retentions,
            Villages villages,
            Lots lots,
            Stages stages,
            BodyPages bodies,
            Staff staff) {
        this.plans = plans;
        this.buildings = buildings;
        this.grids = grids;
        this.heating = heating;
        this.advances = advances;
        this.retentions = retentions;
        this.villages = villages;
        this.lots = lots;
        this.stages = stages;
        this.bodies = bodies;
        this.staff = staff;
    }

    static String path(PlanId plan) {
        return "/plans/" + plan + "/tracks";
    }

    /** Whether there is anything of the kind in the plan. */
    boolean exists(PlanId plan) {
        PlanRules rules = plans.get(plan).rules();
        return !buildings.targets(plan).isEmpty()
                || rules.advanceByContractor()
                || !rules.tracks().ofBody().isEmpty()
                || !rules.tracks().ofPlan().isEmpty();
    }

    TracksPage of(CaseKey plan, String user) {
        PlanId id = plan.plan();
        List<BuildingTarget> targets = buildings.targets(id);
        Optional<HeatingStart> start = heating.of(id);
        List<Retentions.Held> held = retentions.of(id);
        boolean releasing = staff.may(user, plan, Action.SETTLE_RETENTIONS);
        return new TracksPage(
                plans.get(id).name(),
                path(id),
                staff.may(user, plan, Action.ENTER_QUOTA),
                releasing,
                targets.stream().map(TracksPages::line).toList(),
                targets.isEmpty()
                        ? List.of()
                        : plans.bodies(id).stream().map(this::line).toList(),
                plans.get(id).rules().tracks().ofBody().contains("power-supply")
                        ? plans.bodies(id).stream().map(this::grid).toList()
                        : List.of(),
                start.map(TracksPages::said).orElse(null),
                start.map(HeatingStart::startedAt).isPresent(),
                advances.of(id).stream().map(lot -> line(lot, held)).toList(),
                held.stream().map(one -> retained(one, releasing, user)).toList());
    }

    private static String said(HeatingStart start) {
        return start.startedAt() == null ? Wording.date(start.on()) + "开始供暖" : "已于" + Wording.date(start.on()) + "开始供暖";
    }

    private static TracksPage.TargetLine line(BuildingTarget target) {
        return new TracksPage.TargetLine(
                target.category().name(),
                target.name(),
                BuildingFacts.shown(target.quantity()),
                BuildingFacts.shown(target.assigned()),
                BuildingFacts.shown(target.left()),
                target.unit());
    }

    private TracksPage.BodyLine line(Body body) {
        BuildingNumbers numbers = buildings.numbers(body.key());
        return new TracksPage.BodyLine(
                body.area().id(),
                body.area().name(),
                BuildingFacts.shown(numbers.urbanShare()),
                BuildingFacts.shown(numbers.urbanRegistered()),
                BuildingFacts.shown(numbers.urbanDone()),
                BuildingFacts.shown(numbers.urbanPassed()),
                numbers.ruralShare(),
                numbers.ruralRegistered(),
                numbers.ruralDone(),
                numbers.ruralPassed(),
                frames(body.key(), "building"));
    }

    private List<BodyPage.FrameLine> frames(CaseKey body, String beginning) {
        return stages.frames(body).stream()
                .filter(frame -> frame.frame().startsWith(beginning))
                .map(this::shown)
                .toList();
    }

    private BodyPage.FrameLine shown(FrameState frame) {
        return bodies.line(frame);
    }

    private TracksPage.GridLine grid(Body body) {
        Optional<GridCapacity> grid = grids.of(body.key());
        return new TracksPage.GridLine(
                body.area().name(),
                grid.map(one -> "" + one.requiredKva()).orElse("—"),
                grid.map(one -> "" + one.availableKva()).orElse("—"),
                grid.map(one -> Wording.date(one.completedOn())).orElse("尚未报告"),
                grid.map(GridCapacity::protectionPlan).orElse("—"),
                grid.map(GridCapacity::repairMechanism).orElse("—"),
                frames(body.key(), "grid"));
    }

    private TracksPage.Retained retained(Retentions.Held one, boolean releasing, String user) {
        return new TracksPage.Retained(
                plans.body(one.lot().body()).area().name(),
                lots.get(one.lot()).name(),
                villages.get(one.batch().place()).area().name(),
                one.batch().item(),
                one.households(),
                Wording.money(one.retained()),
                Wording.money(one.paid()),
                Wording.money(one.kept()),
                Wording.money(one.open()),
                Wording.date(one.dueOn()),
                one.state().label(),
                one.state() == Retentions.State.HELD,
                one.holding(),
                releasing && one.state() == Retentions.State.RELEASABLE,
                one.release() == null ? null : one.release().item(),
                one.parts().stream()
                        .map(part -> part(part, releasing && one.release() == null, user))
                        .toList());
    }

    private TracksPage.Part part(Retentions.Part part, boolean open, String user) {
        String state = part.paid() ? "已付" : part.approvedBy() != null ? "已扣留" : part.ended() ? "不再支付" : "应付";
        String by = part.proposedBy() == null ? "" : "（" + staff.name(part.proposedBy()) + "提出）";
        return new TracksPage.Part(
                part.part(),
                part.household(),
                part.item().label(),
                Wording.money(part.amount()),
                state,
                part.proposal() == null ? "" : part.proposal() + by,
                open && part.proposal() == null && !part.paid() && !part.ended(),
                open
                        && part.proposal() != null
                        && part.approvedBy() == null
                        && !part.ended()
                        && !user.equals(part.proposedBy()));
    }

    private TracksPage.LotLine line(AdvanceLot lot, List<Retentions.Held> held) {
        return new TracksPage.LotLine(
                plans.body(lot.lot().body()).area().name(),
                lots.get(lot.lot()).name(),
                lot.contractor(),
                lot.households(),
                Wording.money(lot.claimed()),
                Wording.money(lot.settled()),
                Wording.money(lot.reduced()),
                Wording.money(lot.owed()),
                Wording.money(held.stream()
                        .filter(one -> one.lot().equals(lot.lot()))
                        .map(Retentions.Held::open)
                        .collect(Money.sum())));
    }
}
