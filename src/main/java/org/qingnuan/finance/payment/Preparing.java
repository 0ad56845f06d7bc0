package org.qingnuan.finance.payment;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.finance.ApprovalStep;
import org.qingnuan.finance.BatchPrepared;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.PaymentSteps;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.Payee;
import org.qingnuan.ledger.PayoutChecks;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes the snapshot that is approved: new lines, a new round of approvals, a hash over it all. */
@Component
class Preparing {

    private final JdbcClient jdbc;
    private final Batches batches;
    private final Submissions submissions;
    private final Households households;
    private final PersonalData personal;
    private final PaymentSteps steps;
    private final Beginning beginning;
    private final PayoutChecks checks;
    private final Withholding withholding;
    private final ApplicationEventPublisher events;
    private final Recipients recipients;
    private final Clock clock;

    Preparing(
            JdbcClient jdbc,
            Batches batches,
            Submissions submissions,
            Households households,
            PersonalData personal,
            PaymentSteps steps,
            Beginning beginning,
            PayoutChecks checks,
            Withholding withholding,
            ApplicationEventPublisher events,
            Recipients recipients,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.submissions = submissions;
        this.households = households;
        this.personal = personal;
        this.steps = steps;
        this.beginning = beginning;
        this.checks = checks;
        this.withholding = withholding;
        this.events = events;
        this.recipients = recipients;
        this.clock = clock;
    }

    void prepare(CaseKey key, UUID submission, String by) {
        Batch batch = batches.lock(key);
        Submission note = submissions.open(submission, key, Tasks.PREPARE);
        if (batch.state() != BatchState.COMPUTED) {
            throw Refusal.of("这个批次现在是“" + batch.state().label() + "”，不能编制", "请刷新后查看批次的进展");
        }
        beginning.prepare(batch.place());
        Refusal.of(recipients.lacking(batch, by));
        if (batch.season() == null) {
            withholding.exclude(batch, checks.refuse(batch.place(), batches.households(batch)));
        }
        List<Due> due = due(batch);
        households.hold(due.stream().map(Due::household).distinct().toList());
        Map<Long, Payee> payees =
                recipients.of(batch, due.stream().map(Due::household).distinct().toList());
        startRound(
                batch,
                due.stream().map(Due::amount).collect(Money.sum()),
                note.fields().get("note"),
                by);
        insert(batch, due, payees);
        seal(batch);
        if (batch.season() == null) {
            households.markInBatch(payees.keySet(), by);
        }
        batches.move(batch, BatchState.PREPARED);
        events.publishEvent(new BatchPrepared(key));
    }

    private List<Due> due(Batch batch) {
        return jdbc.sql("""
                        SELECT e.id, e.household, e.amount FROM finance.due d JOIN finance.entitlement e ON e.id = d.entitlement
                        WHERE d.batch = :batch AND e.amount > 0
                          AND NOT EXISTS (SELECT FROM finance.closure c WHERE c.entitlement = e.id)
                        ORDER BY e.household, e.item, e.season, e.instalment""")
                .param("batch", batch.id())
                .query((rows, n) ->
                        new Due(rows.getLong("id"), rows.getLong("household"), Money.ofFen(rows.getLong("amount"))))
                .list();
    }

    private void startRound(Batch batch, Money total, String note, String by) {
        List<ApprovalStep> approvals = steps.of(batch.plan()).stream()
                .filter(step -> step.isDueFor(total))
                .toList();
        if (approvals.isEmpty()) {
            throw Refusal.of("本方案没有设定拨付审批步骤", "请联系管理员设定后再编制");
        }
        jdbc.sql("UPDATE finance.line SET state = 'VOID' WHERE batch = :batch AND state = 'OPEN'")
                .param("batch", batch.id())
                .update();
        jdbc.sql("""
                        UPDATE finance.batch SET round = round + 1, note = :note, prepared_by = :by, prepared_at = :at
                        WHERE id = :batch""")
                .param("note", note)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .param("batch", batch.id())
                .update();
        approvals.forEach(step -> jdbc.sql("""
                        INSERT INTO finance.approval (batch, round, no, role, label) VALUES (:batch, :round, :no, :role, :label)""")
                .param("batch", batch.id())
                .param("round", batch.round() + 1)
                .param("no", step.no())
                .param("role", step.role())
                .param("label", step.label())
                .update());
    }

    private void insert(Batch batch, List<Due> due, Map<Long, Payee> payees) {
        Map<Long, Sealed> sealed = new HashMap<>();
        payees.forEach((household, payee) -> sealed.put(household, seal(payee)));
        List<Sealed> rows = new ArrayList<>();
        due.forEach(one -> rows.add(sealed.get(one.household())));
        jdbc.sql("""
                        INSERT INTO finance.line (batch, round, no, village, household, entitlement, item, season, instalment, amount,
                            name_sealed, name_masked, identity_sealed, account_sealed, account_masked, bank, rule_version, replaces)
                        SELECT :batch, :round, r.no, e.village, e.household, e.id, e.item, e.season, e.instalment, e.amount,
                               r.name_sealed, r.name_masked, r.identity_sealed, r.account_sealed, r.account_masked, r.bank,
                               e.rule_version, :replaces::bigint
                        FROM unnest(:entitlements::bigint[], :names::bytea[], :shownNames::text[], :identities::bytea[],
                                    :accounts::bytea[], :shownAccounts::text[], :banks::text[]) WITH ORDINALITY
                            AS r (entitlement, name_sealed, name_masked, identity_sealed, account_sealed, account_masked, bank, no)
                        JOIN finance.entitlement e ON e.id = r.entitlement""")
                .param("batch", batch.id())
                .param("round", batch.round() + 1)
                .param("replaces", batch.replaces())
                .param("entitlements", due.stream().map(Due::entitlement).toArray(Long[]::new))
                .param("names", rows.stream().map(Sealed::name).toArray(byte[][]::new))
                .param(
                        "shownNames",
                        rows.stream().map(row -> row.payee.maskedName()).toArray(String[]::new))
                .param("identities", rows.stream().map(Sealed::identity).toArray(byte[][]::new))
                .param("accounts", rows.stream().map(Sealed::account).toArray(byte[][]::new))
                .param(
                        "shownAccounts",
                        rows.stream().map(row -> row.payee.maskedAccount()).toArray(String[]::new))
                .param("banks", rows.stream().map(row -> row.payee.bank()).toArray(String[]::new))
                .update();
    }

    private void seal(Batch batch) {
        jdbc.sql("UPDATE finance.batch SET content_hash = finance.content_hash(id) WHERE id = :batch")
                .param("batch", batch.id())
                .update();
    }

    private Sealed seal(Payee payee) {
        return new Sealed(
                payee, personal.seal(payee.name()), personal.seal(payee.identity()), personal.seal(payee.account()));
    }

    /** An entitlement to be paid. */
    private record Due(long entitlement, long household, Money amount) {}

    /** A payee as the line keeps him. */
    private record Sealed(Payee payee, byte[] name, byte[] identity, byte[] account) {}
}
