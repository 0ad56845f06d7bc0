package org.qingnuan.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.ledger.ConditionKind.Scope;
import org.qingnuan.ledger.ConditionPlaces.Place;
import org.qingnuan.ledger.ConditionRows.Line;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Holds the plan's gates against what is recorded of the places. */
@Service
@Transactional
class StoredConditions implements Conditions {

    private static final int NAMED_AT_MOST = 12;

    private final Plans plans;
    private final BodyRows bodies;
    private final ConditionPlaces places;
    private final ConditionRows rows;
    private final VillageRouteDecision decision;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    StoredConditions(
            Plans plans,
            BodyRows bodies,
            ConditionPlaces places,
            ConditionRows rows,
            VillageRouteDecision decision,
            Clock clock,
            ApplicationEventPublisher events) {
        this.plans = plans;
        this.bodies = bodies;
        this.places = places;
        this.rows = rows;
        this.decision = decision;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Demand> of(CaseKey place) {
        return demands(place, gates(place));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Demand> at(GatePoint point, CaseKey place) {
        return demands(
                place,
                gates(place).stream()
                        .filter(gate -> point.asksFor(gate.before()))
                        .filter(gate -> point != GatePoint.CLOSE || closesWith(place, gate.kind()))
                        .toList());
    }

    /** A condition is there at the latest when its own place is closed; a lot closes with its body. */
    private static boolean closesWith(CaseKey place, ConditionKind kind) {
        return switch (kind.scope()) {
            case PLAN -> place.area() == null;
            case BODY, LOT -> place.area() != null && place.village() == null;
            case VILLAGE -> place.village() != null;
        };
    }

    @Override
    public List<Finding> lacking(GatePoint point, CaseKey place) {
        if (point == GatePoint.CLOSE && place.area() != null && !gates(place).isEmpty()) {
            bodies.lock(place.body());
        }
        List<Finding> all = at(point, place).stream()
                .filter(demand -> !demand.met())
                .filter(demand -> demand.gate().mode() == GateMode.REQUIRED
                        || point == GatePoint.CLOSE && demand.gate().mode() == GateMode.DEFERRABLE)
                .map(Demand::finding)
                .toList();
        if (all.size() <= NAMED_AT_MOST) {
            return all;
        }
        List<Finding> named = new ArrayList<>(all.subList(0, NAMED_AT_MOST));
        named.add(Finding.ofSheet("此外还缺" + (all.size() - NAMED_AT_MOST) + "项前置条件", "请在“前置条件”页面查看"));
        return named;
    }

    private List<PlanGate> gates(CaseKey place) {
        return plans.get(place.plan()).rules().gates();
    }

    private List<Demand> demands(CaseKey place, List<PlanGate> gates) {
        if (gates.isEmpty()) {
            return List.of();
        }
        List<Place> villages = place.area() == null ? List.of() : places.villages(place);
        List<Asked> asked = Stream.of(Scope.values())
                .flatMap(scope -> places(scope, place, villages).stream()
                        .flatMap(one -> gates.stream()
                                .filter(gate -> gate.kind().scope() == scope)
                                .filter(gate -> concerns(gate.kind().route(), place, one, villages))
                                .map(gate -> new Asked(one, gate))))
                .toList();
        Map<Line, ConditionRecord> latest =
                rows.latest(asked.stream().map(one -> one.of().key()).distinct().toList());
        return asked.stream()
                .map(one -> demand(
                        place,
                        one,
                        latest.get(new Line(one.of().key(), one.gate().kind()))))
                .toList();
    }

    private record Asked(Place of, PlanGate gate) {}

    private List<Place> places(Scope scope, CaseKey place, List<Place> villages) {
        if (scope == Scope.PLAN) {
            return List.of(places.plan(place));
        }
        if (place.area() == null) {
            return List.of();
        }
        return switch (scope) {
            case BODY -> List.of(places.body(place));
            case LOT -> places.lots(place);
            default -> villages;
        };
    }

    /** A village needs what is of its own route; a body what is of the route of any of its villages. */
    private boolean concerns(String route, CaseKey place, Place one, List<Place> villages) {
        if (route == null) {
            return true;
        }
        List<Place> concerned = ConditionPlaces.isLot(place) ? places.villages(place.body()) : villages;
        return one.route() == null
                ? concerned.stream().anyMatch(village -> village.route().equals(route))
                : one.route().equals(route);
    }

    private Demand demand(CaseKey place, Asked asked, ConditionRecord last) {
        boolean stands = last != null && !last.revoked();
        return new Demand(
                asked.of().key(),
                asked.of().name(),
                asked.gate(),
                last,
                stands ? tooLate(place, last) : null,
                stands ? tooLittle(last.entry()) : null);
    }

    /** The lot's promise is held against the date of the village that asks, otherwise of the lot's first village. */
    private String tooLate(CaseKey place, ConditionRecord last) {
        LocalDate promised = last.entry().promisedOn();
        if (promised == null) {
            return null;
        }
        return places.worksDue(place.village() == null ? last.subject() : place.villageKey())
                .filter(promised::isAfter)
                .map(due -> "承诺的" + ChineseDates.format(promised) + "晚于建成期限" + ChineseDates.format(due))
                .orElse(null);
    }

    private static String tooLittle(ConditionEntry entry) {
        if (entry.quantity() == null || entry.planned() == null || entry.quantity() >= entry.planned()) {
            return null;
        }
        String unit = entry.kind().unit();
        return "落实" + entry.quantity() + unit + "，少于计划需要的" + entry.planned() + unit;
    }

    @Override
    @Transactional(readOnly = true)
    public List<ConditionRecord> entries(CaseKey place) {
        return rows.of(place);
    }

    @Override
    public void record(CaseKey subject, ConditionEntry entry, String by) {
        lock(subject);
        ConditionRecord before = demanded(subject, entry.kind()).last();
        Rules.refuse(before != null && !before.revoked(), entry.kind().label() + "已经登记", "登记有误的，请更正");
        put(subject, entry, before == null ? null : before.id(), false, by);
    }

    @Override
    public void brought(CaseKey subject, ConditionEntry entry, String by) {
        lock(subject);
        of(subject).stream()
                .filter(demand ->
                        demand.subject().equals(subject) && demand.gate().kind() == entry.kind())
                .findFirst()
                .ifPresent(demand -> put(
                        subject,
                        entry,
                        demand.last() == null ? null : demand.last().id(),
                        false,
                        by));
    }

    @Override
    public void correct(CaseKey place, long record, ConditionEntry entry, String by) {
        ConditionRecord before = rows.get(place, record);
        Rules.refuse(before.entry().kind() != entry.kind(), "不能改成另一种条件", "请撤销后另行登记");
        Rules.refuse(before.revoked(), "这条登记已经撤销", "请重新登记");
        lock(before.subject());
        put(before.subject(), entry, record, false, by);
    }

    @Override
    public void revoke(CaseKey place, long record, String reason, String by) {
        Rules.requireReason(reason);
        ConditionRecord before = rows.get(place, record);
        Rules.refuse(before.revoked(), "这条登记已经撤销", "不必再次撤销");
        lock(before.subject());
        ConditionEntry was = before.entry();
        ConditionEntry taken = new ConditionEntry(
                was.kind(),
                was.number(),
                was.issuer(),
                was.metOn(),
                was.promisedOn(),
                was.quantity(),
                was.planned(),
                was.crossings(),
                reason,
                was.details());
        Rules.refuse(!rows.insert(before.subject(), taken, record, true, by), "这条登记已被更正或撤销", "请刷新后以最新一条为准");
    }

    private void put(CaseKey subject, ConditionEntry entry, Long supersedes, boolean revoked, String by) {
        Optional<PlanGate> gate = gates(subject).stream()
                .filter(demanded -> demanded.kind() == entry.kind())
                .findFirst();
        ConditionChecks.check(entry, ChinaTime.today(clock), places.worksDueOfLot(subject), gate);
        if (entry.kind() == ConditionKind.ASSEMBLY) {
            decision.take(subject, entry.details().get("route"), by);
        }
        Rules.refuse(!rows.insert(subject, entry, supersedes, revoked, by), "这项条件刚刚由他人登记或更正", "请刷新后以最新一条为准");
        events.publishEvent(new ConditionRecorded(subject));
    }

    private Demand demanded(CaseKey subject, ConditionKind kind) {
        List<Demand> found = of(subject).stream()
                .filter(demand ->
                        demand.subject().equals(subject) && demand.gate().kind() == kind)
                .toList();
        Rules.refuse(found.isEmpty(), "本计划在这里不要求" + kind.label(), "请在列出的条件中选择");
        return found.get(0);
    }

    private void lock(CaseKey subject) {
        if (subject.area() != null) {
            bodies.lock(subject.body());
        }
    }
}
