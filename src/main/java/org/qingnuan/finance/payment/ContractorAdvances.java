package org.qingnuan.finance.payment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.finance.AdvanceClaim;
import org.qingnuan.finance.AdvanceLot;
import org.qingnuan.finance.AdvanceTerms;
import org.qingnuan.finance.Advances;
import org.qingnuan.ledger.ContractTerms;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** AdvanceClaims of contractors under the lock of their batch; a verified one is a liability from then on. */
@Component
@Transactional
class ContractorAdvances implements Advances {

    private final JdbcClient jdbc;
    private final Batches batches;
    private final AdvanceClaims claims;
    private final AdvanceJournal journal;
    private final Lots lots;
    private final Submissions submissions;

    ContractorAdvances(
            JdbcClient jdbc,
            Batches batches,
            AdvanceClaims claims,
            AdvanceJournal journal,
            Lots lots,
            Submissions submissions) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.claims = claims;
        this.journal = journal;
        this.lots = lots;
        this.submissions = submissions;
    }

    @Override
    @Transactional(readOnly = true)
    public AdvanceTerms terms(CaseKey key) {
        return terms(batches.find(key));
    }

    AdvanceTerms terms(Batch batch) {
        Optional<ContractTerms> contract = lots.contract(batch.place());
        return jdbc.sql("""
                        SELECT count(DISTINCT e.household) AS accepted, coalesce(sum(e.amount), 0) AS computed
                        FROM finance.entitlement e
                        WHERE e.id IN (SELECT d.entitlement FROM finance.due d WHERE d.batch = :batch
                                       UNION ALL SELECT r.entitlement FROM finance.retention r WHERE r.batch = :batch)
                          AND NOT EXISTS (SELECT FROM finance.closure c WHERE c.entitlement = e.id)""")
                .param("batch", batch.id())
                .query((rows, n) -> new AdvanceTerms(
                        contract.map(ContractTerms::contractor).orElse(null),
                        contract.map(ContractTerms::contractNo).orElse(null),
                        contract.map(ContractTerms::unitPrice).orElse(null),
                        rows.getInt("accepted"),
                        Money.ofFen(rows.getLong("computed")),
                        claims.last(batch).map(ContractorAdvances::view).orElse(null)))
                .single();
    }

    private static AdvanceClaim view(Claim claim) {
        return new AdvanceClaim(
                claim.quantity(),
                Money.ofFen(claim.unitPrice()),
                Money.ofFen(claim.amount()),
                claim.invoiceNo(),
                claim.bank(),
                claim.accountMasked(),
                claim.by(),
                claim.at(),
                claim.approved(),
                claim.opinion());
    }

    @Override
    public void claim(CaseKey key, UUID submission, String by) {
        Batch batch = batches.lock(key);
        Submission handed = submissions.open(submission, key, Tasks.CLAIM);
        claims.add(
                batch,
                lots.contract(batch.place()).orElseThrow(),
                Integer.parseInt(handed.fields().get("quantity").strip()),
                Money.of(handed.fields().get("amount").strip()).fen(),
                handed.fields(),
                by);
    }

    @Override
    public boolean verify(CaseKey key, UUID submission, String by) {
        Batch batch = batches.lock(key);
        Submission decision = submissions.open(submission, key, Tasks.VERIFY_CLAIM);
        Claim claim = claims.last(batch).orElseThrow();
        boolean approved = "approve".equals(decision.fields().get("decision"));
        claims.verify(claim, approved, decision.fields().get("opinion"), by);
        if (approved) {
            journal.recognise(claim, by);
        }
        return approved;
    }

    @Override
    @Transactional(readOnly = true)
    public List<AdvanceLot> of(PlanId plan) {
        return jdbc.sql("""
                        SELECT c.lot, min(c.contractor) AS contractor, sum(c.quantity) AS households, sum(c.amount) AS claimed,
                               (SELECT coalesce(sum(CASE t.movement WHEN 'SETTLE' THEN t.amount ELSE -t.amount END), 0)
                                FROM finance.advance_transfer t WHERE t.lot = c.lot AND t.movement IN ('SETTLE', 'REOPEN')) AS settled,
                               (SELECT coalesce(sum(t.amount), 0) FROM finance.advance_transfer t WHERE t.lot = c.lot AND t.movement = 'REDUCE') AS reduced,
                               (SELECT a.balance FROM finance.advance_account a WHERE a.lot = c.lot AND a.kind = 'OWED') AS owed
                        FROM finance.advance_claim c JOIN finance.advance_verification v ON v.claim = c.id AND v.approved
                        WHERE c.plan = :plan GROUP BY c.lot ORDER BY min(c.id)""")
                .param("plan", plan.value())
                .query((rows, n) -> new AdvanceLot(
                        CaseKey.parse(rows.getString("lot")),
                        rows.getString("contractor"),
                        rows.getInt("households"),
                        Money.ofFen(rows.getLong("claimed")),
                        Money.ofFen(rows.getLong("settled")),
                        Money.ofFen(rows.getLong("reduced")),
                        Money.ofFen(rows.getLong("owed"))))
                .list();
    }
}
