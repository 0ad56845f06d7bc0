package org.qingnuan.ledger.register;

import java.util.List;
import java.util.UUID;
import org.qingnuan.ledger.Flags;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Screening;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.exchange.CheckedSheets;
import org.qingnuan.ledger.exchange.Qualification;
import org.qingnuan.ledger.exchange.Qualification.Proposal;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.stereotype.Component;

/** Proposes and confirms households: the table proposes, the town decides. */
@Component
class Eligibility {

    private static final String PROPOSED = """
            UPDATE ledger.household h
            SET eligibility = CASE WHEN h.eligibility = 'REJECTED' THEN 'REJECTED'
                    WHEN r.eligible THEN 'PROPOSED_ELIGIBLE' ELSE 'PROPOSED_REJECTED' END,
                proposed_eligible = r.eligible, proposal_hard = r.hard, proposal_code = r.code, proposal_reason = r.reason,
                proposal_clause = r.clause, change = 'SCREENED', change_reason = r.reason, change_submission = :submission, changed_by = :by, changed_at = :at
            FROM jsonb_to_recordset(:rows::jsonb) AS r(households bigint[], eligible boolean, hard boolean, code text, reason text, clause text)
            WHERE h.id = ANY (r.households)
              AND (h.proposed_eligible, h.proposal_hard, h.proposal_code, h.proposal_reason, h.proposal_clause)
                IS DISTINCT FROM (r.eligible, r.hard, r.code, r.reason, r.clause)""";

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
    private final Qualification qualification;
    private final Plans plans;
    private final Payees payees;
    private final Waiting waiting;
    private final Flags flags;

    Eligibility(
            Submissions submissions,
            CheckedSheets sheets,
            RegisterLock lock,
            Changes changes,
            Qualification qualification,
            Plans plans,
            Payees payees,
            Waiting waiting,
            Flags flags) {
        this.submissions = submissions;
        this.sheets = sheets;
        this.lock = lock;
        this.changes = changes;
        this.qualification = qualification;
        this.plans = plans;
        this.payees = payees;
        this.waiting = waiting;
        this.flags = flags;
    }

    Screening screen(CaseKey village, PlanId plan) {
        lock.village(village);
        PlanRules rules = plans.get(plan).rules();
        List<Proposal> proposals = qualification.undecided(village);
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

    /** Asks the table again about a rejected household whose facts were put right; it stays rejected until its re-check. */
    void screenAgain(CaseKey village, long rejected) {
        changes.statement(PROPOSED, village, qualification.of(village, List.of(rejected)), null, "system")
                .update();
    }

    private static int count(List<Proposal> proposals, boolean eligible) {
        return proposals.stream()
                .filter(proposal -> proposal.eligible() == eligible)
                .mapToInt(proposal -> proposal.households().size())
                .sum();
    }

    /** A row of the confirmation sheet. */
    private record Decision(Long household, String result, String reason) {

        static Decision of(SheetRow row) {
            return new Decision(row.integer("household"), row.text("result"), row.text("reason"));
        }
    }
}
