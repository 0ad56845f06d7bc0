package org.qingnuan.finance.payment;

import java.util.List;
import org.qingnuan.finance.BatchKind;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.VillageSettled;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.PaymentClosed;
import org.qingnuan.ledger.PayoutChecks;
import org.qingnuan.ledger.Villages;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Closes batches, tells the ledger which households are done, and knows when a village is. */
@Component
public class Settling {

    private static final String BY = "系统结清";
    private static final String NOTHING_DUE = "按补贴标准不予补贴或已终止付款";

    /** Joined by keys only, because whatever the planner makes of new rows it then reads each of them once. */
    private static final String DONE_HOUSEHOLDS = """
            SELECT h.household, bool_or(l.id IS NOT NULL) AS paid
            FROM finance.batch_household h
            JOIN finance.entitlement e ON e.household = h.household AND e.season = 0
            LEFT JOIN finance.line l ON l.entitlement = e.id AND l.state = 'PAID'
            LEFT JOIN finance.closure c ON c.entitlement = e.id
            LEFT JOIN finance.retention r ON r.entitlement = e.id
            WHERE h.batch = :batch AND h.excluded IS NULL
            GROUP BY h.household
            HAVING bool_and(e.amount = 0 OR c.entitlement IS NOT NULL OR r.entitlement IS NOT NULL OR l.id IS NOT NULL)
            ORDER BY h.household""";

    private static final String UNPAID = """
            e.amount > 0
            AND NOT EXISTS (SELECT FROM finance.closure c WHERE c.entitlement = e.id)
            AND NOT EXISTS (SELECT FROM finance.retention r WHERE r.entitlement = e.id)
            AND NOT EXISTS (SELECT FROM finance.line l WHERE l.entitlement = e.id AND l.state = 'PAID')""";

    private final JdbcClient jdbc;
    private final Batches batches;
    private final AdvanceJournal advances;
    private final Households households;
    private final Villages villages;
    private final PayoutChecks checks;
    private final SeasonBatches seasons;
    private final ApplicationEventPublisher events;

    Settling(
            JdbcClient jdbc,
            Batches batches,
            AdvanceJournal advances,
            Households households,
            Villages villages,
            PayoutChecks checks,
            SeasonBatches seasons,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.advances = advances;
        this.households = households;
        this.villages = villages;
        this.checks = checks;
        this.seasons = seasons;
        this.events = events;
    }

    void settle(CaseKey key) {
        Batch batch = batches.lock(key);
        if (!batch.reached(BatchState.SETTLED)) {
            close(batch);
        }
    }

    /** Settles a batch that the caller has locked. */
    void close(Batch batch) {
        batches.move(batch, BatchState.SETTLED);
        advances.reduceToActuals(batch);
        if (batch.kind() != BatchKind.RETENTION) { // its households and village were done without it
            conclude(batch);
        }
    }

    /** Tells everybody when the batch was the last of its village, or of its season. */
    void conclude(Batch batch) {
        if (batch.season() == null) {
            conclude(batch.place(), batch.id());
        } else {
            seasons.conclude(batch);
        }
    }

    /** Tells the ledger of the batch's households that are done, and everybody when the village is. */
    private void conclude(CaseKey village, long batch) {
        lockVillage(village, "FOR NO KEY UPDATE");
        List<Done> done = jdbc.sql(DONE_HOUSEHOLDS)
                .param("batch", batch)
                .query((rows, n) -> new Done(rows.getLong("household"), rows.getBoolean("paid")))
                .list();
        households.markPaid(
                done.stream().filter(Done::paid).map(Done::household).toList(), BY);
        households.closePayment(
                done.stream().filter(one -> !one.paid()).map(Done::household).toList(), NOTHING_DUE, BY);
        if (isSettled(village)) {
            events.publishEvent(new VillageSettled(village));
        }
    }

    /** Closed without payment by a person; the village may be waiting for just that. */
    @EventListener
    void on(PaymentClosed closed) {
        if (settled(closed.village())) {
            events.publishEvent(new VillageSettled(closed.village()));
        }
    }

    boolean settled(CaseKey village) {
        jdbc.sql("INSERT INTO finance.village (village) VALUES (:village) ON CONFLICT DO NOTHING")
                .param("village", village.toString())
                .update();
        lockVillage(village, "FOR SHARE");
        return isSettled(village);
    }

    private boolean isSettled(CaseKey village) {
        boolean nothingOpen = jdbc.sql("""
                        SELECT NOT EXISTS (SELECT FROM finance.batch b WHERE b.village = :village AND b.state <> 'SETTLED'
                                          AND b.kind <> 'RETENTION')
                           AND NOT EXISTS (SELECT FROM finance.entitlement e WHERE e.village = :village AND %s)""".formatted(UNPAID))
                .param("village", village.toString())
                .query(Boolean.class)
                .single();
        return nothingOpen
                && done(village) + checks.closed(village)
                        >= villages.get(village).numbers().accepted();
    }

    /** Tells everybody when the village is settled now that one of its households gets nothing more. */
    public void reconsider(CaseKey village) {
        lockVillage(village, "FOR NO KEY UPDATE");
        if (isSettled(village)) {
            events.publishEvent(new VillageSettled(village));
        }
    }

    /** How many households went through a batch without being withheld, or get nothing more. */
    private int done(CaseKey village) {
        return jdbc.sql("""
                        SELECT count(*) FROM (
                        SELECT household FROM finance.bar WHERE village = :village AND lifted_at IS NULL
                        UNION SELECT h.household FROM finance.batch_household h JOIN finance.batch b ON b.id = h.batch
                        WHERE b.village = :village AND h.excluded IS NULL
                          AND NOT EXISTS (SELECT FROM finance.batch_household x JOIN finance.entitlement e ON e.household = x.household AND e.season = 0
                                          JOIN finance.closure c ON c.entitlement = e.id AND c.kind = 'WITHHELD'
                                          WHERE x.household = h.household)) households""")
                .param("village", village.toString())
                .query(Integer.class)
                .single();
    }

    private void lockVillage(CaseKey village, String lock) {
        jdbc.sql("SELECT village FROM finance.village WHERE village = :village " + lock)
                .param("village", village.toString())
                .query(String.class)
                .single();
    }

    /** A household with nothing left to be paid. */
    private record Done(long household, boolean paid) {}
}
