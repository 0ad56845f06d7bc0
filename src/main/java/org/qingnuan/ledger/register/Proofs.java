package org.qingnuan.ledger.register;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.qingnuan.ledger.BatchAccepted;
import org.qingnuan.ledger.HouseholdCondition;
import org.qingnuan.ledger.HouseholdGate;
import org.qingnuan.ledger.HouseholdProofs;
import org.qingnuan.ledger.PaymentClosed;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what each household must have before it is paid, and pays those later who brought it later. */
@Component
@Transactional
class Proofs implements HouseholdProofs {

    private static final String ADDED = """
            INSERT INTO ledger.household_proof (plan, village, household, kind, there_since, submission, recorded_by, recorded_at)
            SELECT :plan, :village, h.id, :kind, r.since, :submission::uuid, :by, :at
            FROM jsonb_to_recordset(:rows::jsonb) AS r(household bigint, since date)
            JOIN ledger.household h ON h.id = r.household AND h.plan = :plan AND h.village = :village
              AND h.eligibility = 'CONFIRMED'
            ON CONFLICT (household, kind) DO NOTHING""";

    private final RegisterLock lock;
    private final Changes changes;
    private final Plans plans;
    private final RememberedRefusals refusals;
    private final PaymentStates payments;
    private final Today today;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Proofs(
            RegisterLock lock,
            Changes changes,
            Plans plans,
            RememberedRefusals refusals,
            PaymentStates payments,
            Today today,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.lock = lock;
        this.changes = changes;
        this.plans = plans;
        this.refusals = refusals;
        this.payments = payments;
        this.today = today;
        this.jdbc = jdbc;
        this.events = events;
    }

    int commitments(CaseKey village, List<SheetRow> rows, UUID submission, String by) {
        return add(
                village,
                HouseholdCondition.COMMITMENT,
                rows.stream()
                        .filter(row -> row.text("signedOn") != null)
                        .map(row -> new Proof(row.integer("household"), row.text("signedOn")))
                        .toList(),
                submission,
                by);
    }

    void terminalDevices(CaseKey village, List<Long> households, LocalDate since, UUID submission, String by) {
        add(
                village,
                HouseholdCondition.TERMINAL_DEVICE,
                households.stream()
                        .map(household -> new Proof(household, since.toString()))
                        .toList(),
                submission,
                by);
    }

    private int add(CaseKey village, HouseholdCondition kind, List<Proof> proofs, UUID submission, String by) {
        int added = changes.statement(ADDED, village, proofs, submission, by)
                .param("kind", kind.name())
                .update();
        release(village, by);
        return added;
    }

    /** A household and since when it has what is recorded. */
    private record Proof(Long household, String since) {}

    /** Whoever was left out and lacks nothing any more goes into a batch of its own, as if just accepted. */
    private void release(CaseKey village, String by) {
        List<Long> ready = refusals.released(village);
        if (!ready.isEmpty()) {
            long batch =
                    changes.statement("""
                            INSERT INTO ledger.acceptance_batch (plan, village, submission, recorded_by, recorded_at)
                            VALUES (:plan, :village, :submission::uuid, :by, :at) RETURNING id""", village, null, by).query(Long.class).single();
            events.publishEvent(new BatchAccepted(village, batch, ready));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Lacking> lacking(CaseKey village) {
        List<HouseholdGate> gates = plans.get(village.plan()).rules().householdGates();
        if (gates.isEmpty()) {
            return List.of();
        }
        return jdbc
                .sql("""
                        SELECT h.id, h.sequence_no, h.name_masked,
                            EXISTS (SELECT FROM ledger.payout_refusal f WHERE f.household = h.id AND f.ended_at IS NULL) AS refused,
                            (SELECT array_agg(p.kind) FROM ledger.household_proof p WHERE p.household = h.id) AS there
                        FROM ledger.household h
                        WHERE h.plan = :plan AND h.village = :village AND h.eligibility = 'CONFIRMED'
                          AND h.payment NOT IN ('PAID', 'CLOSED')
                        ORDER BY h.sequence_no, h.id""")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query((row, n) -> new Lacking(
                        village.with("household", row.getString("id")),
                        row.getInt("sequence_no"),
                        row.getString("name_masked"),
                        lacks(
                                gates,
                                row.getArray("there") == null
                                        ? List.of()
                                        : List.of(
                                                (String[]) row.getArray("there").getArray())),
                        row.getBoolean("refused")))
                .list()
                .stream()
                .filter(one -> !one.lacks().isEmpty() || one.refused())
                .toList();
    }

    private static List<HouseholdCondition> lacks(List<HouseholdGate> gates, List<String> there) {
        return gates.stream()
                .map(HouseholdGate::kind)
                .filter(kind -> !there.contains(kind.name()))
                .toList();
    }

    @Override
    public void record(CaseKey household, HouseholdCondition kind, LocalDate since, String by) {
        CaseKey village = household.villageKey();
        lock.register(village);
        refuse(since.isAfter(today.get()), "日期尚未到来", "请填写实际签订或配套的日期");
        int added = add(village, kind, List.of(new Proof(Long.valueOf(household.item()), since.toString())), null, by);
        refuse(added != 1, "该户不是确认的改造户，或已经登记", "请刷新页面后核对");
    }

    @Override
    public void close(CaseKey household, String reason, String by) {
        CaseKey village = household.villageKey();
        lock.register(village);
        refuse(reason == null || reason.isBlank(), "没有说明原因", "请填写不享受补贴的原因");
        refuse(!refusals.close(household), "该户没有因缺少条件退出拨付", "请刷新页面后核对");
        payments.closed(List.of(Long.valueOf(household.item())), reason.strip(), by);
        events.publishEvent(new PaymentClosed(village));
    }

    private static void refuse(boolean wrong, String reason, String remedy) {
        if (wrong) {
            throw new SubmissionRefused(List.of(Finding.ofSheet(reason, remedy)));
        }
    }
}
