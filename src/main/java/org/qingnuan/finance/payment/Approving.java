package org.qingnuan.finance.payment;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.finance.ApprovalStep;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.BatchView.Approval;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Walks a prepared batch through its approvals, each by another person. */
@Component
class Approving {

    private static final String CHANGED = "批次内容在编制后已变更，审批作废";

    private final JdbcClient jdbc;
    private final Batches batches;
    private final Submissions submissions;
    private final AdvanceClaims claims;
    private final Clock clock;

    Approving(JdbcClient jdbc, Batches batches, Submissions submissions, AdvanceClaims claims, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.submissions = submissions;
        this.claims = claims;
        this.clock = clock;
    }

    Optional<ApprovalStep> next(Batch batch) {
        return awaitsApproval(batch)
                ? approvals(batch).stream()
                        .filter(approval -> approval.by() == null)
                        .map(Approval::step)
                        .findFirst()
                : Optional.empty();
    }

    boolean decide(CaseKey key, UUID submission, String by) {
        Batch batch = batches.lock(key);
        Submission decision = submissions.open(submission, key, Tasks.APPROVE);
        ApprovalStep step = next(batch).orElseThrow(() -> Refusal.of("这个批次现在没有待审批的步骤", "请刷新后查看批次的进展"));
        if (hasActed(batch, by)) {
            throw Refusal.of("编制和各级审批须由不同的人办理，您已办理过本批次", "请由其他有权限的人员审批");
        }
        boolean unchanged = batches.unchanged(batch);
        boolean approved = unchanged && "approve".equals(decision.fields().get("decision"));
        record(batch, step, by, approved, unchanged ? decision.fields().get("opinion") : CHANGED);
        batches.move(batch, approved ? afterApproval(batch) : BatchState.COMPUTED);
        return approved;
    }

    /** Whether the person prepared this round, decided one of its steps, or made or verified the contractor's claim behind it. */
    boolean hasActed(Batch batch, String person) {
        return person.equals(batch.preparedBy())
                || claims.hasActed(batch, person)
                || approvals(batch).stream().anyMatch(approval -> person.equals(approval.by()));
    }

    /** The approvals of the present round by number. */
    List<Approval> approvals(Batch batch) {
        return jdbc.sql("SELECT * FROM finance.approval WHERE batch = :batch AND round = :round ORDER BY no")
                .param("batch", batch.id())
                .param("round", batch.round())
                .query((rows, n) -> new Approval(
                        new ApprovalStep(rows.getInt("no"), rows.getString("role"), rows.getString("label")),
                        rows.getString("decided_by"),
                        rows.getObject("approved", Boolean.class),
                        rows.getString("opinion"),
                        Optional.ofNullable(rows.getTimestamp("decided_at"))
                                .map(Timestamp::toInstant)
                                .orElse(null)))
                .list();
    }

    /** Who approved last; the money moves in his name, never in the preparer's. */
    String lastApprover(Batch batch) {
        List<Approval> approvals = approvals(batch);
        return approvals.get(approvals.size() - 1).by();
    }

    private void record(Batch batch, ApprovalStep step, String by, boolean approved, String opinion) {
        jdbc.sql("""
                        UPDATE finance.approval SET decided_by = :by, approved = :approved, opinion = :opinion, decided_at = :at
                        WHERE batch = :batch AND round = :round AND no = :no""")
                .param("by", by)
                .param("approved", approved)
                .param("opinion", opinion)
                .param("at", Timestamp.from(clock.instant()))
                .param("batch", batch.id())
                .param("round", batch.round())
                .param("no", step.no())
                .update();
    }

    private BatchState afterApproval(Batch batch) {
        return next(batch).isPresent() ? BatchState.APPROVING : BatchState.APPROVED;
    }

    private static boolean awaitsApproval(Batch batch) {
        return batch.state() == BatchState.PREPARED || batch.state() == BatchState.APPROVING;
    }
}
