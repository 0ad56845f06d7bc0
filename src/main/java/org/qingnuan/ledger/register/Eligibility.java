package org.qingnuan.ledger.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qingnuan.ledger.Decisions;
import org.qingnuan.ledger.Flags;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Screening;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.exchange.CheckedSheets;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposes and confirms households: the table proposes, the town decides. */
@Component
class Eligibility {

    private static final String TABLE = "eligibility";
    private static final int NEVER = 99_999_999;

    private static final String UNDECIDED = """
            SELECT h.id, h.willing, h.route, h.rooms, g.actual_resident, g.permanent_resident, g.premises, g.demolition,
                g.benefited_on,
                least((SELECT min(o.inspected_on) FROM ledger.household o WHERE o.identity_fingerprint = h.identity_fingerprint
                        AND o.plan <> h.plan AND o.active AND o.acceptance = 'PASSED'),
                    (SELECT min(o.inspected_on) FROM ledger.dwelling e JOIN ledger.household o ON o.dwelling = e.id
                        WHERE e.natural_key = d.natural_key AND e.village = d.village AND e.plan <> d.plan
                        AND o.active AND o.acceptance = 'PASSED'),
                    (SELECT make_date(min(b.year), 12, 31) FROM ledger.past_benefit b JOIN ledger.plan p ON p.id = h.plan
                        WHERE b.area = p.area AND b.year < p.year AND (b.identity_fingerprint = h.identity_fingerprint
                            OR b.address_fingerprint = d.natural_key AND EXISTS (SELECT FROM ledger.area v JOIN ledger.area t ON t.id = h.body
                                WHERE v.id = h.village AND b.place IN (v.name, t.name || v.name))))) AS accepted_elsewhere
            FROM ledger.household h JOIN ledger.dwelling d ON d.id = h.dwelling
            LEFT JOIN ledger.household_registration g ON g.household = h.id AND g.replaced_at IS NULL
            WHERE h.plan = :plan AND h.village = :village
              AND h.eligibility IN ('SURVEYED', 'PROPOSED_ELIGIBLE', 'PROPOSED_REJECTED')""";

    private static final String PROPOSED = """
            UPDATE ledger.household h
            SET eligibility = CASE WHEN r.eligible THEN 'PROPOSED_ELIGIBLE' ELSE 'PROPOSED_REJECTED' END,
                proposed_eligible = r.eligible, proposal_code = r.code, proposal_reason = r.reason, proposal_clause = r.clause,
                change = 'SCREENED', change_reason = r.reason, change_submission = :submission, changed_by = :by, changed_at = :at
            FROM jsonb_to_recordset(:rows::jsonb) AS r(households bigint[], eligible boolean, code text, reason text, clause text)
            WHERE h.id = ANY (r.households)
              AND (h.proposed_eligible, h.proposal_code, h.proposal_reason, h.proposal_clause)
                IS DISTINCT FROM (r.eligible, r.code, r.reason, r.clause)""";

    private static final String CONFIRMED = """
            UPDATE ledger.household h
            SET eligibility = r.result, confirmed_on = :confirmedOn, decision_reason = coalesce(r.reason, h.proposal_reason),
                change = 'DECIDED', change_reason = coalesce(r.reason, h.proposal_reason), change_submission = :submission,
                changed_by = :by, changed_at = :at
            FROM jsonb_to_recordset(:rows::jsonb) AS r(household bigint, result text, reason text)
            WHERE h.id = r.household AND h.plan = :plan AND h.village = :village AND h.eligibility <> 'WITHDRAWN'
              AND (h.eligibility, h.decision_reason) IS DISTINCT FROM (r.result, coalesce(r.reason, h.proposal_reason))""";

    private final Submissions submissions;
    private final CheckedSheets sheets;
    private final RegisterLock lock;
    private final Changes changes;
    private final Decisions decisions;
    private final Plans plans;
    private final Payees payees;
    private final JdbcClient jdbc;
    private final Waiting waiting;
    private final Flags flags;

    Eligibility(
            Submissions submissions,
            CheckedSheets sheets,
            RegisterLock lock,
            Changes changes,
            Decisions decisions,
            Plans plans,
            Payees payees,
            JdbcClient jdbc,
            Waiting waiting,
            Flags flags) {
        this.submissions = submissions;
        this.sheets = sheets;
        this.lock = lock;
        this.changes = changes;
        this.decisions = decisions;
        this.plans = plans;
        this.payees = payees;
        this.jdbc = jdbc;
        this.waiting = waiting;
        this.flags = flags;
    }

    Screening screen(CaseKey village, PlanId plan) {
        lock.village(village);
        PlanRules rules = plans.get(plan).rules();
        Map<Inputs, List<Long>> alike = alike(village);
        List<Proposal> proposals = new ArrayList<>();
        alike.forEach((inputs, households) -> proposals.add(decide(plan, inputs, rules, households)));
        changes.statement(PROPOSED, village, proposals, null, "system").update();
        flags.review(village);
        int waits = rules.roster().registrationOrder() ? waiting.propose(village) : 0;
        int eligible = count(proposals, true);
        int rejected = count(proposals, false);
        return new Screening(eligible + rejected, eligible - waits, rejected + waits);
    }

    int confirm(CaseKey village, UUID id, String by) {
        lock.register(village);
        Submission submission = submissions.open(id, village, Tasks.CONFIRM_HOUSEHOLDS);
        List<Decision> rows = sheets.take(submission.sheet(), SheetKind.CONFIRMATION, village).stream()
                .map(Decision::of)
                .toList();
        int changed = changes.statement(CONFIRMED, village, rows, submission.id(), by)
                .param("confirmedOn", SubmittedDays.required(submission, "confirmedOn", "确认日期"))
                .update();
        payees.endOfInactive(village);
        flags.review(village);
        return changed;
    }

    private Map<Inputs, List<Long>> alike(CaseKey village) {
        return jdbc
                .sql(UNDECIDED)
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query((rows, n) -> Map.entry(inputs(rows), rows.getLong("id")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Inputs inputs(ResultSet rows) throws SQLException {
        LocalDate elsewhere = rows.getObject("accepted_elsewhere", LocalDate.class);
        return new Inputs(
                rows.getBoolean("willing"),
                rows.getString("route"),
                rows.getInt("rooms"),
                elsewhere != null,
                !Boolean.FALSE.equals(rows.getObject("actual_resident", Boolean.class)),
                !Boolean.FALSE.equals(rows.getObject("permanent_resident", Boolean.class)),
                rows.getString("premises") == null ? "OWN_HOUSE" : rows.getString("premises"),
                rows.getBoolean("demolition"),
                Math.min(number(elsewhere), number(rows.getObject("benefited_on", LocalDate.class))));
    }

    /** 20221231 for a day, so that tables can compare; beyond all days for none. */
    private static int number(LocalDate day) {
        return day == null ? NEVER : Integer.parseInt(day.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    private Proposal decide(PlanId plan, Inputs inputs, PlanRules rules, List<Long> households) {
        List<Map<String, Object>> rows = decisions.decide(plan, TABLE, inputs.asMap(rules));
        if (rows.size() != 1) {
            throw new IllegalStateException("方案 %s 的资格甄别表对 %s 给出%d个结果，应为一个".formatted(plan, inputs, rows.size()));
        }
        Map<String, Object> row = rows.get(0);
        return new Proposal(
                households,
                Boolean.TRUE.equals(row.get("eligible")),
                (String) row.get("reasonCode"),
                (String) row.get("reason"),
                (String) row.get("clause"));
    }

    private static int count(List<Proposal> proposals, boolean eligible) {
        return proposals.stream()
                .filter(proposal -> proposal.eligible == eligible)
                .mapToInt(proposal -> proposal.households.size())
                .sum();
    }

    /** What the table looks at in a household. */
    private record Inputs(
            boolean willing,
            String route,
            int rooms,
            boolean priorBenefit,
            boolean actualResident,
            boolean permanentResident,
            String premises,
            boolean demolition,
            int benefitedOn) {

        Map<String, Object> asMap(PlanRules rules) {
            return Map.ofEntries(
                    Map.entry("listed", true),
                    Map.entry("willing", willing),
                    Map.entry("route", route),
                    Map.entry("rooms", rooms),
                    Map.entry("priorBenefit", priorBenefit),
                    Map.entry("actualResident", actualResident),
                    Map.entry("permanentResident", permanentResident),
                    Map.entry("premises", premises),
                    Map.entry("demolition", demolition),
                    Map.entry("benefitedOn", benefitedOn),
                    Map.entry("minRooms", rules.minRooms()),
                    Map.entry("routes", rules.routes()));
        }
    }

    /** What the table says of households that are alike. */
    private record Proposal(List<Long> households, boolean eligible, String code, String reason, String clause) {}

    /** A row of the confirmation sheet. */
    private record Decision(Long household, String result, String reason) {

        static Decision of(SheetRow row) {
            return new Decision(row.integer("household"), row.text("result"), row.text("reason"));
        }
    }
}
