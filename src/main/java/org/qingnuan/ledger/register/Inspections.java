package org.qingnuan.ledger.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.calendar.DueDate;
import org.qingnuan.ledger.BatchAccepted;
import org.qingnuan.ledger.HouseholdFailed;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.Terms;
import org.qingnuan.ledger.exchange.CheckedSheets;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Applies inspections batch by batch (改造一批、验收一批) and concludes the acceptance. */
@Component
class Inspections {

    private static final Pattern BETWEEN_UNITS = Pattern.compile("[、，,；;\\n]");

    private static final String INSPECTED = """
            UPDATE ledger.household h SET acceptance = r.result, inspected_on = r."inspectedOn", failure_reason = r.reason,
                retrofitted_rooms = coalesce(r.rooms, h.retrofitted_rooms), change = CASE r.result WHEN 'PASSED' THEN 'ACCEPTED' ELSE 'FAILED' END, change_reason = r.reason,
                change_submission = :submission, changed_by = :by, changed_at = :at
            FROM jsonb_to_recordset(:rows::jsonb) AS r(household bigint, result text, "inspectedOn" date, reason text, rooms integer)
            WHERE h.id = r.household AND h.plan = :plan AND h.village = :village AND h.retrofit = 'COMMISSIONED'
              AND (h.acceptance <> 'PASSED' OR :sentBack AND r.result = 'FAILED')
              AND (h.acceptance, h.inspected_on, h.failure_reason) IS DISTINCT FROM (r.result, r."inspectedOn", r.reason)
            RETURNING h.id, h.acceptance""";

    private static final String ITEMS = """
            INSERT INTO ledger.acceptance_item (batch, household, result, inspected_on, reason, inspectors_sealed, rooms)
            SELECT :batch, r.household, r.result, r."inspectedOn", r.reason, r.inspectors, r.rooms
            FROM jsonb_to_recordset(:rows::jsonb) AS r(household bigint, result text, "inspectedOn" date, reason text, inspectors bytea,
                rooms integer)""";

    private static final String RECTIFICATIONS = """
            INSERT INTO ledger.rectification (household, batch, reason, failed_on, due, due_provisional, changed_by, changed_at)
            SELECT r.household, :batch::bigint, r.reason, r."inspectedOn", r.due, r.provisional, :by, :at
            FROM jsonb_to_recordset(:rows::jsonb) AS r(household bigint, "inspectedOn" date, reason text, due date, provisional boolean)
            ORDER BY r.household
            RETURNING household, reason, due""";

    private final Submissions submissions;
    private final CheckedSheets sheets;
    private final RegisterLock lock;
    private final Changes changes;
    private final VillageStand stand;
    private final Conclusions conclusions;
    private final PersonalData personal;
    private final Terms terms;
    private final Plans plans;
    private final ApplicationEventPublisher events;

    Inspections(
            Submissions submissions,
            CheckedSheets sheets,
            RegisterLock lock,
            Changes changes,
            VillageStand stand,
            Conclusions conclusions,
            PersonalData personal,
            Terms terms,
            Plans plans,
            ApplicationEventPublisher events) {
        this.submissions = submissions;
        this.sheets = sheets;
        this.lock = lock;
        this.changes = changes;
        this.stand = stand;
        this.conclusions = conclusions;
        this.personal = personal;
        this.terms = terms;
        this.plans = plans;
        this.events = events;
    }

    /** @param task that the submission belongs to, since acceptance comes in one step or in three */
    long record(CaseKey village, UUID id, String by, String task) {
        lock.village(village);
        Submission submission = submissions.open(id, village, task);
        if (submission.sheet() == null) {
            return 0;
        }
        List<Inspection> rows = sheets.take(submission.sheet(), SheetKind.INSPECTION, village).stream()
                .filter(row -> row.text("result") != null)
                .map(this::inspection)
                .toList();
        Map<Long, String> changed = changes
                .statement(INSPECTED, village, rows, submission.id(), by)
                .param("sentBack", stand.sentBack(village, "acceptance"))
                .query((row, n) -> Map.entry(row.getLong("id"), row.getString("acceptance")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<Inspection> applied =
                rows.stream().filter(row -> changed.containsKey(row.household)).toList();
        return applied.isEmpty() ? 0 : batch(village, applied, submission, by);
    }

    void conclude(CaseKey village, UUID id, String by, String task) {
        lock.village(village);
        Submission submission = submissions.open(id, village, task);
        Map<String, String> fields = submission.fields();
        LocalDate on = SubmittedDays.required(submission, "concludedOn", "结论日期");
        List<Finding> findings = shortcomings(village, fields, on);
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
        conclusions.accepted(village, on, fields.get("units"), fields.get("standard"), id, by);
    }

    /** What keeps the acceptance from being concluded, as the plan asks (ZC-20, ZC-21); {@code on} null when it was not given. */
    List<Finding> shortcomings(CaseKey village, Map<String, String> fields, LocalDate on) {
        VillageStand.Stand now = stand.of(village);
        PlanRules rules = plans.get(village.plan()).rules();
        List<Finding> findings = new ArrayList<>();
        if (now.notPassed() > 0) {
            findings.add(Finding.ofSheet("还有%d户没有验收合格".formatted(now.notPassed()), "全部验收合格后再作竣工验收结论"));
        }
        if (rules.ledgerRequired() && now.incomplete() > 0) {
            findings.add(Finding.ofSheet("台账中还有%d户缺少设备或收款信息".formatted(now.incomplete()), "请先补全台账，确保真实准确"));
        }
        if (on != null && now.lastInspected() != null && on.isBefore(now.lastInspected())) {
            findings.add(Finding.ofSheet("结论日期早于最后一户的验收日期" + ChineseDates.format(now.lastInspected()), "请核对日期"));
        }
        if (rules.jointAcceptance() && units(fields) < 2) {
            findings.add(Finding.ofColumn("参加验收单位", "联合验收至少应有两个单位", "请填写全部参加单位，用顿号隔开"));
        }
        if (rules.ledgerRequired() && !"true".equals(fields.get("ledgerChecked"))) {
            findings.add(Finding.ofColumn("台账核对", "没有确认台账已核对", "请核对用户台账后勾选"));
        }
        return findings;
    }

    private static long units(Map<String, String> fields) {
        return Stream.of(BETWEEN_UNITS.split(fields.getOrDefault("units", "")))
                .filter(unit -> !unit.isBlank())
                .count();
    }

    private long batch(CaseKey village, List<Inspection> rows, Submission submission, String by) {
        long batch = changes.statement("""
                        INSERT INTO ledger.acceptance_batch (plan, village, submission, recorded_by, recorded_at)
                        VALUES (:plan, :village, :submission, :by, :at) RETURNING id""", village, submission.id(), by)
                .query(Long.class)
                .single();
        changes.statement(ITEMS, village, rows, submission.id(), by)
                .param("batch", batch)
                .update();
        List<HouseholdFailed> failed = rectifications(
                village,
                batch,
                rows.stream()
                        .filter(row -> row.result.equals("FAILED"))
                        .map(row -> new Fault(row.household(), row.inspectedOn(), row.reason()))
                        .toList(),
                submission,
                by);
        List<Long> passed = rows.stream()
                .filter(row -> row.result.equals("PASSED"))
                .map(Inspection::household)
                .toList();
        if (!passed.isEmpty()) {
            events.publishEvent(new BatchAccepted(village, batch, passed));
        }
        failed.forEach(events::publishEvent);
        return batch;
    }

    /** Opens the rectifications of what failed in a batch, or before any, {@code batch} null. */
    List<HouseholdFailed> rectifications(
            CaseKey village, Long batch, List<Fault> faults, Submission submission, String by) {
        List<Failure> failed =
                faults.stream().map(fault -> failure(village, fault)).toList();
        return changes.statement(RECTIFICATIONS, village, failed, submission.id(), by)
                .param("batch", batch)
                .query((row, n) -> new HouseholdFailed(
                        village.with("household", row.getString("household")),
                        row.getString("reason"),
                        row.getObject("due", LocalDate.class)))
                .list();
    }

    private Inspection inspection(SheetRow row) {
        return new Inspection(
                row.integer("household"),
                row.text("result"),
                row.text("inspectedOn"),
                row.text("reason"),
                Changes.bytea(personal.seal(row.text("inspectors"))),
                row.integer("rooms"));
    }

    private Failure failure(CaseKey village, Fault fault) {
        DueDate due = terms.rectification(village, LocalDate.parse(fault.on()));
        return new Failure(
                fault.household(), fault.on(), fault.reason(), due.day().toString(), due.provisional());
    }

    /** What failed on a day, and why. */
    record Fault(Long household, String on, String reason) {}

    /** A household to be rectified by a day. */
    private record Failure(Long household, String inspectedOn, String reason, String due, boolean provisional) {}

    /** A row of the inspection sheet, the inspectors sealed; rooms null where the plan has no fewest number. */
    private record Inspection(
            Long household, String result, String inspectedOn, String reason, String inspectors, Long rooms) {}
}
