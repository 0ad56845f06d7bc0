package org.qingnuan.ledger.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qingnuan.ledger.Decisions;
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

    private static final String UNDECIDED = """
            SELECT h.id, h.willing, h.route, h.rooms,
                EXISTS (SELECT FROM ledger.household o WHERE o.identity_fingerprint = h.identity_fingerprint
                        AND o.plan <> h.plan AND o.active AND o.acceptance = 'PASSED')
                OR EXISTS (SELECT FROM ledger.dwelling e JOIN ledger.household o ON o.dwelling = e.id
                        WHERE e.natural_key = d.natural_key AND e.village = d.village AND e.plan <> d.plan
                        AND o.active AND o.acceptance = 'PASSED') AS prior
            FROM ledger.household h JOIN ledger.dwelling d ON d.id = h.dwelling
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

    Eligibility(
            Submissions submissions,
            CheckedSheets sheets,
            RegisterLock lock,
            Changes changes,
            Decisions decisions,
            Plans plans,
            Payees payees,
            JdbcClient jdbc) {
        this.submissions = submissions;
        this.sheets = sheets;
        this.lock = lock;
        this.changes = changes;
        this.decisions = decisions;
        this.plans = plans;
        this.payees = payees;
        this.jdbc = jdbc;
    }

    Screening screen(CaseKey village, PlanId plan) {
        lock.village(village);
        PlanRules rules = plans.get(plan).rules();
        Map<Inputs, List<Long>> alike = alike(village);
        List<Proposal> proposals = new ArrayList<>();
        alike.forEach((inputs, households) -> proposals.add(decide(plan, inputs, rules, households)));
        changes.statement(PROPOSED, village, proposals, null, "system").update();
        return new Screening(
                count(proposals, true) + count(proposals, false), count(proposals, true), count(proposals, false));
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
        return changed;
    }

    private Map<Inputs, List<Long>> alike(CaseKey village) {
        return jdbc
                .sql(UNDECIDED)
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query((rows, n) -> Map.entry(
                        new Inputs(
                                rows.getBoolean("willing"),
                                rows.getString("route"),
                                rows.getInt("rooms"),
                                rows.getBoolean("prior")),
                        rows.getLong("id")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
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
    private record Inputs(boolean willing, String route, int rooms, boolean priorBenefit) {

        Map<String, Object> asMap(PlanRules rules) {
            return Map.of(
                    "listed", true,
                    "willing", willing,
                    "route", route,
                    "rooms", rooms,
                    "priorBenefit", priorBenefit,
                    "minRooms", rules.minRooms(),
                    "routes", rules.routes());
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
