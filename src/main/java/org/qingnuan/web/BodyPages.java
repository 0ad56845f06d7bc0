package org.qingnuan.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.Lot;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.QuotaHistory;
import org.qingnuan.ledger.Quotas;
import org.qingnuan.ledger.Responsibilities;
import org.qingnuan.ledger.Responsible;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.TownDuty;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.VillageState;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Puts together a body's page. */
@Component
class BodyPages {

    /** By whom the quotas of the plan's own table are recorded. */
    private static final String BY_PLAN = "plan";

    /** The role of a body's own officials. */
    static final String OFFICIALS = "town-official";

    private final Plans plans;
    private final Villages villages;
    private final Lots lots;
    private final Quotas quotas;
    private final Responsibilities responsibilities;
    private final Stages stages;
    private final Staff staff;
    private final Clock clock;
    private final DefaultMarks marks;

    BodyPages(
            Plans plans,
            Villages villages,
            Lots lots,
            Quotas quotas,
            Responsibilities responsibilities,
            Stages stages,
            Staff staff,
            Clock clock,
            DefaultMarks marks) {
        this.plans = plans;
        this.villages = villages;
        this.lots = lots;
        this.quotas = quotas;
        this.responsibilities = responsibilities;
        this.stages = stages;
        this.staff = staff;
        this.clock = clock;
        this.marks = marks;
    }

    BodyPage of(CaseKey body, String user) {
        Body known = plans.body(body);
        List<Village> all = villages.of(body);
        List<Village> active =
                all.stream().filter(village -> !village.state().isGone()).toList();
        List<Responsible> responsible = responsibilities.of(body);
        return new BodyPage(
                known.area().name(),
                plans.get(body.plan()).name(),
                BodyController.path(body),
                known.target(),
                active.stream().mapToInt(Village::quota).sum(),
                TaskHeads.figures(
                        known.target(), active.stream().map(Village::numbers).toList()),
                frames(body),
                towns(active),
                all.stream().map(this::line).toList(),
                lots.of(body).stream().map(this::line).toList(),
                plans.get(body.plan()).rules().routes().stream()
                        .map(route -> new Facts.Choice(route, Wording.route(route)))
                        .toList(),
                others(body),
                quotas.of(body).versions().stream().map(this::line).toList(),
                Stream.of(TownDuty.values())
                        .map(duty -> line(duty, responsible))
                        .toList(),
                staff.people(body, OFFICIALS).stream()
                        .map(person -> new Facts.Choice(person, staff.name(person)))
                        .toList(),
                plans.get(body.plan()).rules().towns(),
                staff.may(user, body, Action.MANAGE_VILLAGES),
                staff.may(user, body, Action.READ_RECORDS),
                !plans.get(body.plan()).rules().gates().isEmpty() && staff.may(user, body, Action.READ_CONDITIONS),
                staff.may(user, body, Action.READ_SUPERVISION),
                plans.get(body.plan()).rules().praiseCirculars() && staff.may(user, body, Action.READ_SUPERVISION),
                staff.may(user, body, Action.READ_CHANGES),
                plans.get(body.plan()).rules().season() != null && staff.may(user, body, Action.READ_SEASONS),
                plans.get(body.plan()).rules().householdContributions()
                        && staff.may(user, body, Action.READ_CONTRIBUTIONS));
    }

    /** Empty for a body that is a town itself. */
    private static List<BodyPage.TownLine> towns(List<Village> villages) {
        Map<String, List<Village>> byTown = villages.stream()
                .filter(village -> village.town() != null)
                .collect(Collectors.groupingBy(Village::town, LinkedHashMap::new, Collectors.toList()));
        return byTown.entrySet().stream()
                .map(town -> new BodyPage.TownLine(
                        town.getKey(),
                        town.getValue().size(),
                        TaskHeads.figures(
                                town.getValue().stream()
                                        .mapToInt(Village::quota)
                                        .sum(),
                                town.getValue().stream().map(Village::numbers).toList())))
                .toList();
    }

    /** Whether the plan shows lists in public (D-42) and the person may read them. */
    boolean noticed(CaseKey body, String user) {
        return !plans.get(body.plan()).rules().publicNotice().lists().isEmpty()
                && staff.may(user, body, Action.READ_PUBLIC_NOTICES);
    }

    private List<Facts.Choice> others(CaseKey body) {
        return plans.bodies(body.plan()).stream()
                .filter(other -> !other.key().equals(body))
                .map(other -> new Facts.Choice(other.area().id(), other.area().name()))
                .toList();
    }

    private BodyPage.VillageLine line(Village village) {
        boolean open = village.state() == VillageState.REGISTERED || village.state() == VillageState.STARTED;
        return new BodyPage.VillageLine(
                village.area().id(),
                village.area().name(),
                village.code(),
                Wording.route(village.route()),
                village.state().label(),
                village.quota(),
                TaskHeads.figures(village.quota(), List.of(village.numbers())),
                village.state().isGone() ? List.of() : frames(village.key()),
                stages.tasks(village.key()).stream()
                        .map(task -> new BodyPage.TaskLine(
                                task.name(), task.holder() == null ? "待签收" : staff.name(task.holder())))
                        .toList(),
                open);
    }

    private List<BodyPage.FrameLine> frames(CaseKey subject) {
        return stages.frames(subject).stream().map(this::line).toList();
    }

    BodyPage.FrameLine line(FrameState frame) {
        return new BodyPage.FrameLine(frame.name(), lastDay(frame), state(frame), look(frame.column()));
    }

    private String lastDay(FrameState frame) {
        return Wording.lastDay(frame)
                + (frame.extendedUntil() == null ? marks.of(frame.subject().plan(), "deadlines." + frame.frame()) : "");
    }

    private String state(FrameState frame) {
        if (frame.finishedOn() != null) {
            return frame.column().label() + "（" + Wording.date(frame.finishedOn()) + "）";
        }
        if (frame.waitingFor() != null) {
            return "等待" + frame.waitingFor();
        }
        LocalDate today = ChinaTime.today(clock);
        return Wording.daysLeft(ChronoUnit.DAYS.between(today, frame.due()));
    }

    private static String look(BoardColumn column) {
        return switch (column) {
            case LATE, DONE_LATE -> "late";
            case DUE_SOON -> "soon";
            case ON_TIME, WAITING -> "ontime";
            case DONE, REPORTED_LATE -> "done";
        };
    }

    private BodyPage.DutyLine line(TownDuty duty, List<Responsible> all) {
        return all.stream()
                .filter(one -> one.duty() == duty)
                .findFirst()
                .map(one -> new BodyPage.DutyLine(
                        duty.name(),
                        duty.label(),
                        one.post(),
                        one.name(),
                        one.account() == null ? null : staff.name(one.account()),
                        Wording.date(one.at())))
                .orElseGet(() -> new BodyPage.DutyLine(duty.name(), duty.label(), null, null, null, null));
    }

    private BodyPage.LotLine line(Lot lot) {
        return new BodyPage.LotLine(
                lot.name(),
                lot.state().label(),
                "第" + lot.round() + "轮",
                lot.bidder(),
                Wording.money(lot.price()),
                lot.villages().stream()
                        .map(village -> villages.get(village).area().name())
                        .collect(Collectors.joining("、")));
    }

    private BodyPage.ChangeLine line(QuotaHistory.Version version) {
        return new BodyPage.ChangeLine(
                Wording.date(version.at()),
                version.households() + " 户",
                version.other() == null
                        ? "—"
                        : plans.body(version.other()).area().name(),
                version.reason(),
                version.by().equals(BY_PLAN) ? "方案下达" : staff.name(version.by()));
    }
}
