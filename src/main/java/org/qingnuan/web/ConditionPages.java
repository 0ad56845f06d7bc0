package org.qingnuan.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.ledger.ConditionEntry;
import org.qingnuan.ledger.ConditionField;
import org.qingnuan.ledger.ConditionKind;
import org.qingnuan.ledger.ConditionRecord;
import org.qingnuan.ledger.Conditions;
import org.qingnuan.ledger.Crossing;
import org.qingnuan.ledger.Demand;
import org.qingnuan.ledger.GateMode;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Routes;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Puts together the page of what is demanded before the gates. */
@Component
class ConditionPages {

    /** The form that a person has open: a condition of a place, with what was typed before it was refused. */
    record Opened(CaseKey at, ConditionKind kind, ConditionEntry typed) {}

    private final Plans plans;
    private final Conditions conditions;
    private final Staff staff;

    ConditionPages(Plans plans, Conditions conditions, Staff staff) {
        this.plans = plans;
        this.conditions = conditions;
        this.staff = staff;
    }

    /** @param opened null for no form */
    ConditionPage of(CaseKey place, String user, boolean onlyOpen, Opened opened) {
        boolean ofBody = place.area() != null;
        CaseKey plan = CaseKey.ofPlan(place.plan());
        boolean writable = staff.may(user, place, Action.RECORD_CONDITIONS);
        List<Demand> demands = conditions.of(place);
        return new ConditionPage(
                ofBody
                        ? plans.body(place).area().name()
                        : plans.get(place.plan()).area().name(),
                plans.get(place.plan()).name(),
                ConditionController.path(place),
                ofBody ? BodyController.path(place) : null,
                ofBody && staff.may(user, plan, Action.READ_CONDITIONS) ? ConditionController.path(plan) : null,
                demands.size(),
                open(demands),
                onlyOpen,
                writable,
                demands.stream()
                        .filter(demand -> !onlyOpen || !demand.met())
                        .map(demand -> line(demand, writable && isOwn(place, demand.subject())))
                        .toList(),
                writable && opened != null ? form(demands, opened, ConditionController.path(place)) : null,
                entries(place, demands));
    }

    private static int open(List<Demand> demands) {
        return (int) demands.stream()
                .filter(demand -> !demand.met() && demand.gate().mode() != GateMode.ADVISED)
                .count();
    }

    /** What the plan itself has to bring is shown to its bodies and recorded on the plan's page. */
    private static boolean isOwn(CaseKey place, CaseKey subject) {
        return Objects.equals(place.area(), subject.area());
    }

    private ConditionPage.DemandLine line(Demand demand, boolean writable) {
        ConditionRecord last = demand.last();
        boolean stands = last != null && !last.revoked();
        List<String> warnings = new ArrayList<>();
        Stream.of(demand.shortcoming(), demand.warning())
                .filter(Objects::nonNull)
                .forEach(warnings::add);
        return new ConditionPage.DemandLine(
                demand.place(),
                demand.gate().kind().label(),
                demand.gate().before().label() + "前",
                demand.gate().mode().label(),
                demand.gate().clause(),
                demand.gate().byDefault(),
                demand.state().label(),
                look(demand),
                stands ? details(last.entry()) : List.of(),
                warnings,
                last == null ? null : staff.name(last.by()),
                last == null ? null : Wording.date(last.at()) + (last.revoked() ? "撤销" : ""),
                writable ? demand.subject().toString() : null,
                demand.gate().kind().name(),
                stands ? last.id() : null);
    }

    private static String look(Demand demand) {
        return switch (demand.state()) {
            case MET -> demand.warning() == null ? "done" : "soon";
            case MISSING -> "late";
            case DEFERRED, ADVISED -> "soon";
        };
    }

    private static List<String> details(ConditionEntry entry) {
        String unit = entry.kind().unit();
        Stream<String> own = entry.kind().fields().stream()
                .filter(field -> entry.details().containsKey(field.key()))
                .map(field -> field.label() + "：" + shown(field, entry.details().get(field.key())));
        return Stream.concat(
                        Stream.of(
                                entry.issuer()
                                        + (entry.number() == null ? "" : "，" + entry.number())
                                        + "，" + Wording.date(entry.metOn()) + "具备",
                                entry.promisedOn() == null ? null : "承诺" + Wording.date(entry.promisedOn()) + "前完工",
                                entry.quantity() == null
                                        ? null
                                        : "落实" + entry.quantity() + unit + "，计划需要" + entry.planned() + unit,
                                entry.crossings().isEmpty()
                                        ? null
                                        : "穿越："
                                                + entry.crossings().stream()
                                                        .sorted()
                                                        .map(Crossing::label)
                                                        .collect(Collectors.joining("、")),
                                entry.note()),
                        own)
                .filter(Objects::nonNull)
                .toList();
    }

    private static String shown(ConditionField field, String text) {
        return field.form() == ConditionField.Form.ROUTE ? Routes.label(text) : text;
    }

    private ConditionPage.Form form(List<Demand> demands, Opened opened, String path) {
        return demands.stream()
                .filter(demand ->
                        demand.subject().equals(opened.at()) && demand.gate().kind() == opened.kind())
                .findFirst()
                .map(demand -> form(demand, opened.typed(), path))
                .orElse(null);
    }

    private ConditionPage.Form form(Demand demand, ConditionEntry typed, String path) {
        ConditionKind kind = demand.gate().kind();
        boolean stands = demand.last() != null && !demand.last().revoked();
        ConditionEntry entry = typed != null || !stands ? typed : demand.last().entry();
        return new ConditionPage.Form(
                stands ? path + "/" + demand.last().id() : path,
                demand.place(),
                kind.label(),
                demand.basis(),
                demand.subject().toString(),
                kind.name(),
                stands ? demand.last().id() : null,
                kind.unit(),
                kind.promises(),
                kind == ConditionKind.CROSSING
                        ? Stream.of(Crossing.values())
                                .map(crossing -> new Facts.Choice(crossing.name(), crossing.label()))
                                .toList()
                        : List.of(),
                kind.fields().stream()
                        .map(field -> new ConditionPage.Field(
                                "details." + field.key(),
                                field.label(),
                                field.hint(),
                                field.form() == ConditionField.Form.ROUTE ? routes(demand.subject()) : List.of(),
                                entry == null ? null : entry.details().get(field.key())))
                        .toList(),
                demand.gate().numbered(),
                entry == null
                        ? new ConditionPage.Values(null, null, null, null, null, null, List.of(), null)
                        : values(entry));
    }

    private List<Facts.Choice> routes(CaseKey place) {
        return plans.get(place.plan()).rules().routes().stream()
                .map(route -> new Facts.Choice(route, Routes.label(route)))
                .toList();
    }

    private static ConditionPage.Values values(ConditionEntry entry) {
        return new ConditionPage.Values(
                entry.number(),
                entry.issuer(),
                entry.metOn() == null ? null : entry.metOn().toString(),
                entry.promisedOn() == null ? null : entry.promisedOn().toString(),
                entry.quantity(),
                entry.planned(),
                entry.crossings().stream().map(Enum::name).toList(),
                entry.note());
    }

    private List<ConditionPage.EntryLine> entries(CaseKey place, List<Demand> demands) {
        Map<CaseKey, String> names =
                demands.stream().collect(Collectors.toMap(Demand::subject, Demand::place, (one, other) -> one));
        return conditions.entries(place).stream()
                .map(record -> new ConditionPage.EntryLine(
                        record.id(),
                        names.getOrDefault(record.subject(), "已退出的村"),
                        record.entry().kind().label(),
                        record.revoked() ? List.of(record.entry().note()) : details(record.entry()),
                        staff.name(record.by()),
                        Wording.date(record.at()),
                        remark(record)))
                .toList();
    }

    private static String remark(ConditionRecord record) {
        String what = record.revoked()
                ? "撤销第" + record.supersedes() + "号登记"
                : record.supersedes() == null ? null : "接第" + record.supersedes() + "号登记";
        return record.superseded() ? (what == null ? "" : what + "；") + "以后一条为准" : what;
    }
}
