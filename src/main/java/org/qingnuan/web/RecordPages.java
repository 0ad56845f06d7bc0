package org.qingnuan.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.ledger.InspectionNote;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.RoutineRules;
import org.qingnuan.ledger.SpotCheck;
import org.qingnuan.ledger.SpotChecks;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.Villages;
import org.qingnuan.ledger.WorkEntry;
import org.qingnuan.ledger.WorkKind;
import org.qingnuan.ledger.WorkPartner;
import org.qingnuan.ledger.WorkRecord;
import org.qingnuan.ledger.WorkRecords;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Puts together the work record's page; violations are shown to those alone who may note them. */
@Component
class RecordPages {

    private final Plans plans;
    private final Villages villages;
    private final WorkRecords records;
    private final Staff staff;
    private final SpotChecks checks;
    private final DefaultMarks marks;

    RecordPages(
            Plans plans, Villages villages, WorkRecords records, Staff staff, SpotChecks checks, DefaultMarks marks) {
        this.plans = plans;
        this.villages = villages;
        this.records = records;
        this.staff = staff;
        this.checks = checks;
        this.marks = marks;
    }

    RecordPage of(CaseKey place, String user) {
        List<WorkKind> mine = kinds(place, user);
        boolean all = staff.may(user, place, Action.RECORD_VIOLATIONS);
        Map<CaseKey, String> names = names(place);
        boolean ofBody = place.area() != null;
        return new RecordPage(
                ofBody
                        ? plans.body(place).area().name()
                        : plans.get(place.plan()).area().name(),
                plans.get(place.plan()).name(),
                RecordController.path(place),
                ofBody ? BodyController.path(place) : null,
                mine.stream()
                        .map(kind -> new Facts.Choice(kind.name(), kind.label()))
                        .toList(),
                ofBody
                        ? villages.of(place).stream()
                                .map(village -> new Facts.Choice(
                                        village.area().id(), village.area().name()))
                                .toList()
                        : List.of(),
                Stream.of(WorkPartner.values())
                        .map(partner -> new Facts.Choice(partner.name(), partner.label()))
                        .toList(),
                Stream.of(InspectionNote.Level.values())
                        .map(level -> new Facts.Choice(level.name(), level.label()))
                        .toList(),
                Stream.of(InspectionNote.Mode.values())
                        .map(mode -> new Facts.Choice(mode.name(), mode.label()))
                        .toList(),
                records.of(place).stream()
                        .filter(record -> all || !record.entry().kind().violation())
                        .map(record -> line(record, names, mine, place))
                        .toList(),
                routine(place.plan()),
                ofBody && mine.contains(WorkKind.INSPECTION),
                ofBody ? checks.of(place).stream().map(this::line).toList() : List.of());
    }

    /** What no document gives a figure for (B5.4, B5.7, B5.11). */
    private List<String> routine(PlanId plan) {
        RoutineRules rules = plans.get(plan).rules().routine();
        return List.of(
                rules.reportDays() == 0
                        ? "进展报告不要求定期" + marks.of(plan, "reporting.every") + "。"
                        : "进展报告至少每" + rules.reportDays() + "日一次" + marks.of(plan, "reporting.every") + "，过期提醒。",
                rules.drills() == 0
                        ? "应急演练不作要求" + marks.of(plan, "drills.perSeason") + "。"
                        : "应急演练每个采暖季" + rules.drills() + "次，供暖开始前办完" + marks.of(plan, "drills.perSeason") + "，没有办的提醒。",
                "随机抽查验收合格户的" + rules.spotCheckPercent() + "%" + marks.of(plan, "spotCheck") + "。");
    }

    private RecordPage.CheckLine line(SpotCheck check) {
        return new RecordPage.CheckLine(
                check.id(),
                "第%d号　%s抽取，验收合格%s中的%d%%，%s；已登记结果%d户，不合格%d户"
                        .formatted(
                                check.id(),
                                Wording.date(check.drawnOn()),
                                Wording.households(check.population()),
                                check.percent(),
                                Wording.households(check.items().size()),
                                check.items().stream()
                                        .filter(item -> item.passed() != null)
                                        .count(),
                                check.items().stream()
                                        .filter(item -> Boolean.FALSE.equals(item.passed()))
                                        .count()),
                "由" + staff.name(check.by()) + "抽取，随机种子 " + check.seed() + "；同一名单、同一种子抽出的户相同。",
                check.items().stream().map(RecordPages::line).toList());
    }

    private static RecordPage.ItemLine line(SpotCheck.Item item) {
        return new RecordPage.ItemLine(
                item.household(),
                item.village(),
                item.passed() == null ? null : item.passed() ? "合格" : "不合格",
                Boolean.FALSE.equals(item.passed()) ? "late" : "",
                item.finding(),
                Wording.date(item.checkedOn()));
    }

    /** Work for those who run the place, violations for those who watch over the funds, inspections and audits for both. */
    List<WorkKind> kinds(CaseKey place, String user) {
        boolean work = place.area() != null && staff.may(user, place, Action.RECORD_WORK);
        boolean violations = staff.may(user, place, Action.RECORD_VIOLATIONS);
        return Stream.of(WorkKind.values())
                .filter(kind -> kind.violation() ? violations : work || kind.ofOffices() && violations)
                .toList();
    }

    private Map<CaseKey, String> names(CaseKey place) {
        Stream<Village> known = place.area() != null
                ? villages.of(place).stream()
                : plans.bodies(place.plan()).stream().flatMap(body -> villages.of(body.key()).stream());
        Map<CaseKey, String> names = known.collect(
                Collectors.toMap(Village::key, village -> village.area().name()));
        plans.bodies(place.plan())
                .forEach(body -> names.put(body.key(), body.area().name()));
        names.put(CaseKey.ofPlan(place.plan()), plans.get(place.plan()).area().name());
        return names;
    }

    private RecordPage.RecordLine line(
            WorkRecord record, Map<CaseKey, String> names, List<WorkKind> mine, CaseKey page) {
        CaseKey place = record.place();
        String where = place.village() == null
                ? names.get(place)
                : page.area() != null ? names.get(place) : names.get(place.body()) + names.get(place);
        return new RecordPage.RecordLine(
                record.id(),
                Wording.date(record.entry().doneOn()),
                kind(record.entry()),
                record.entry().kind().violation() ? "bad" : "",
                where,
                record.entry().title(),
                record.entry().summary(),
                partners(record, WorkPartner::label).stream().collect(Collectors.joining("、")),
                staff.name(record.by()),
                Wording.date(record.at()),
                remark(record),
                !record.superseded() && mine.contains(record.entry().kind()),
                record.entry().kind().name(),
                record.entry().doneOn().toString(),
                place.village(),
                partners(record, WorkPartner::name),
                record.entry().inspection() == null
                        ? null
                        : record.entry().inspection().level().name(),
                record.entry().inspection() == null
                        ? null
                        : record.entry().inspection().mode().name());
    }

    private static String kind(WorkEntry entry) {
        return entry.inspection() == null
                ? entry.kind().label()
                : entry.kind().label() + "（" + entry.inspection().label() + "）";
    }

    private static List<String> partners(WorkRecord record, Function<WorkPartner, String> as) {
        return record.entry().partners().stream().sorted().map(as).toList();
    }

    private static String remark(WorkRecord record) {
        if (record.superseded()) {
            return "已更正，以后一条为准";
        }
        return record.supersedes() == null ? null : "更正第" + record.supersedes() + "号记录";
    }
}
