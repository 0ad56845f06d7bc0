package org.qingnuan.ledger.register;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qingnuan.ledger.ConditionEntry;
import org.qingnuan.ledger.ConditionKind;
import org.qingnuan.ledger.Conditions;
import org.qingnuan.ledger.InHomeAcceptance;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.exchange.CheckedSheets;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the three steps: village by the contractor, homes by the inspector, batches by the office. */
@Component
@Transactional
class InHome implements InHomeAcceptance {

    private static final String FOUND = """
            UPDATE ledger.household h SET in_home = r.result, failure_reason = r.reason, change = 'IN_HOME_' || r.result,
                change_reason = r.reason, change_submission = :submission, changed_by = :by, changed_at = :at
            FROM jsonb_to_recordset(:rows::jsonb) AS r(household bigint, result text, reason text)
            WHERE h.id = r.household AND h.plan = :plan AND h.village = :village AND h.in_home <> 'PASSED'
            RETURNING h.id""";

    private static final String KEPT = """
            INSERT INTO ledger.in_home_inspection (plan, village, household, result, inspected_on, devices, terminal_device, restored,
                reason, inspectors_sealed, submission, recorded_by, recorded_at)
            SELECT :plan, :village, r.household, r.result, r."inspectedOn", r.devices, r."terminalDevice", r.restored, r.reason,
                r.inspectors, :submission, :by, :at
            FROM jsonb_to_recordset(:rows::jsonb) AS r(household bigint, result text, "inspectedOn" date, devices integer,
                "terminalDevice" boolean, restored boolean, reason text, inspectors bytea)""";

    private static final String STAND = """
            SELECT CASE
                WHEN EXISTS (SELECT FROM ledger.stage_state s WHERE s.subject = :subject AND s.stage = 'acceptance'
                        AND s.sent_back_at IS NOT NULL AND NOT EXISTS (SELECT FROM ledger.submission u
                            WHERE u.subject = :subject AND u.task = :task AND u.used_at > s.sent_back_at)) THEN 'TO_INSPECT'
                WHEN bool_or(h.acceptance <> 'PASSED' AND h.in_home = 'PASSED' AND NOT mending) THEN 'TO_INSPECT'
                WHEN bool_or(h.acceptance <> 'PASSED' AND h.in_home <> 'PASSED' AND NOT mending) THEN 'TO_REPORT'
                WHEN bool_or(h.acceptance <> 'PASSED') THEN 'RECTIFYING'
                ELSE 'PASSED' END
            FROM (SELECT h.acceptance, coalesce(h.in_home, 'PENDING') AS in_home,
                    EXISTS (SELECT FROM ledger.rectification r WHERE r.household = h.id AND r.state <> 'CLOSED') AS mending
                FROM ledger.household h WHERE h.plan = :plan AND h.village = :village AND h.eligibility = 'CONFIRMED') AS h""";

    private final Submissions submissions;
    private final CheckedSheets sheets;
    private final RegisterLock lock;
    private final Changes changes;
    private final Inspections inspections;
    private final Proofs proofs;
    private final Conditions conditions;
    private final PersonalData personal;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    InHome(
            Submissions submissions,
            CheckedSheets sheets,
            RegisterLock lock,
            Changes changes,
            Inspections inspections,
            Proofs proofs,
            Conditions conditions,
            PersonalData personal,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.submissions = submissions;
        this.sheets = sheets;
        this.lock = lock;
        this.changes = changes;
        this.inspections = inspections;
        this.proofs = proofs;
        this.conditions = conditions;
        this.personal = personal;
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public void acceptPreliminarily(CaseKey village, UUID id, String by) {
        lock.register(village);
        Submission submission = submissions.open(id, village, Tasks.ACCEPT_PRELIMINARILY);
        LocalDate on = SubmittedDays.required(submission, "acceptedOn", "初步验收日期");
        changes.statement("""
                        INSERT INTO ledger.preliminary_acceptance (plan, village, accepted_on, submission, recorded_by, recorded_at)
                        VALUES (:plan, :village, :on, :submission, :by, :at)""", village, id, by).param("on", on).update();
        changes.statement("""
                        UPDATE ledger.household SET in_home = 'PENDING', change = 'PRELIMINARILY_ACCEPTED', change_reason = NULL,
                            change_submission = :submission, changed_by = :by, changed_at = :at
                        WHERE plan = :plan AND village = :village AND eligibility = 'CONFIRMED' AND in_home IS NULL""", village, id, by).update();
        brought(village, ConditionKind.PRELIMINARY_ACCEPTANCE, null, "中标单位", on, by);
    }

    @Override
    public int recordInHome(CaseKey village, UUID id, String by) {
        lock.register(village);
        Submission submission = submissions.open(id, village, Tasks.INSPECT_IN_HOME);
        List<Found> rows = sheets.take(submission.sheet(), SheetKind.IN_HOME, village).stream()
                .filter(row -> row.text("result") != null)
                .map(this::found)
                .toList();
        Set<Long> changed = new HashSet<>(changes.statement(FOUND, village, rows, id, by)
                .query(Long.class)
                .list());
        List<Found> applied =
                rows.stream().filter(row -> changed.contains(row.household)).toList();
        changes.statement(KEPT, village, applied, id, by).update();
        proofs.terminalDevices(
                village,
                applied.stream()
                        .filter(Found::terminalDevice)
                        .map(Found::household)
                        .toList(),
                LocalDate.parse(submission.fields().get("inspectedOn")),
                id,
                by);
        inspections
                .rectifications(
                        village,
                        null,
                        applied.stream()
                                .filter(row -> row.result.equals("FAILED"))
                                .map(row -> new Inspections.Fault(row.household, row.inspectedOn, row.reason))
                                .toList(),
                        submission,
                        by)
                .forEach(events::publishEvent);
        reported(village, submission, by);
        return applied.size();
    }

    /** The report is there when the inspector passed the last home. */
    private void reported(CaseKey village, Submission submission, String by) {
        boolean all = jdbc.sql("""
                        SELECT NOT EXISTS (SELECT FROM ledger.household WHERE plan = :plan AND village = :village
                            AND eligibility = 'CONFIRMED' AND in_home IS DISTINCT FROM 'PASSED')""")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query(Boolean.class)
                .single();
        if (all) {
            brought(
                    village,
                    ConditionKind.INSPECTOR_REPORT,
                    submission.fields().get("reportNo"),
                    "监理单位",
                    LocalDate.parse(submission.fields().get("inspectedOn")),
                    by);
        }
    }

    private void brought(
            CaseKey village, ConditionKind kind, String number, String issuer, LocalDate metOn, String by) {
        conditions.brought(village.villageKey(), ConditionEntry.of(kind, number, issuer, metOn), by);
    }

    @Override
    public int recordCommitments(CaseKey village, UUID id, String by) {
        lock.register(village);
        Submission submission = submissions.open(id, village, Tasks.COLLECT_COMMITMENTS);
        return submission.sheet() == null
                ? 0
                : proofs.commitments(
                        village, sheets.take(submission.sheet(), SheetKind.COMMITMENT, village), submission.id(), by);
    }

    @Override
    public long recordOfficeInspection(CaseKey village, UUID submission, String by) {
        return inspections.record(village, submission, by, Tasks.INSPECT_AFTER_IN_HOME);
    }

    @Override
    public void concludeOfficeAcceptance(CaseKey village, UUID submission, String by) {
        inspections.conclude(village, submission, by, Tasks.CONCLUDE_AFTER_IN_HOME);
    }

    @Override
    public Stand stand(CaseKey village) {
        lock.village(village);
        return jdbc.sql(STAND)
                .param("subject", village.villageKey().toString())
                .param("task", Tasks.INSPECT_AFTER_IN_HOME)
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query((row, n) -> Stand.valueOf(row.getString(1)))
                .single();
    }

    private Found found(SheetRow row) {
        return new Found(
                row.integer("household"),
                row.text("result"),
                row.text("inspectedOn"),
                row.integer("devices").intValue(),
                Boolean.parseBoolean(row.text("terminalDevice")),
                Boolean.parseBoolean(row.text("restored")),
                row.text("reason"),
                Changes.bytea(personal.seal(row.text("inspectors"))));
    }

    /** A row of the inspector's sheet, the inspectors sealed. */
    private record Found(
            Long household,
            String result,
            String inspectedOn,
            int devices,
            boolean terminalDevice,
            boolean restored,
            String reason,
            String inspectors) {}
}
