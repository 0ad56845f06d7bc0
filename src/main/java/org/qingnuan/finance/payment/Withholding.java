package org.qingnuan.finance.payment;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qingnuan.finance.BatchKind;
import org.qingnuan.ledger.Households;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes households that may not be paid, or not any more, out of a batch without stopping the rest (ZC-09). */
@Component
class Withholding {

    private static final String REASON = "不在年度任务名单内、未通过验收或已停付";
    private static final String BY = "系统核对";

    private static final String BARRED = "已停止享受补贴（经认定使用散煤、退出改造或公示异议成立）";

    private final JdbcClient jdbc;
    private final Households households;
    private final AdvanceJournal advances;
    private final Clock clock;

    Withholding(JdbcClient jdbc, Households households, AdvanceJournal advances, Clock clock) {
        this.advances = advances;
        this.jdbc = jdbc;
        this.households = households;
        this.clock = clock;
    }

    /** Ends the payments of households that get nothing more, so that nobody waits for them. */
    void close(Set<Long> barred) {
        if (!barred.isEmpty()) {
            households.closePayment(barred, BARRED, BY);
        }
    }

    /** Leaves the households out and withholds what they were due in this batch. */
    void exclude(Batch batch, Collection<Long> households) {
        exclude(batch, households, REASON);
    }

    /** The same, each by its own reason. */
    void exclude(Batch batch, Map<Long, String> reasons) {
        reasons.forEach((household, reason) -> exclude(batch, List.of(household), reason));
    }

    /** What was retained of a batch that has ended is not owed any more, either. */
    private void exclude(Batch batch, Collection<Long> households, String reason) {
        Long[] ids = households.toArray(Long[]::new);
        jdbc.sql("""
                        UPDATE finance.batch_household h SET excluded = coalesce((
                            SELECT max(c.reason) FROM finance.due d JOIN finance.entitlement e ON e.id = d.entitlement AND e.item = 'RUNNING_ADVANCE'
                            JOIN finance.closure c ON c.entitlement = e.id WHERE d.batch = h.batch AND e.household = h.household), :reason)
                        WHERE batch = :batch AND household = ANY (:households)""")
                .param("reason", reason)
                .param("batch", batch.id())
                .param("households", ids)
                .update();
        jdbc.sql("""
                        INSERT INTO finance.closure (entitlement, kind, reason, by_user, at, clawback)
                        SELECT e.id, 'WITHHELD', :reason, :by, :at,
                            (SELECT max(b.clawback) FROM finance.bar b WHERE b.household = e.household AND b.lifted_at IS NULL)
                        FROM finance.entitlement e
                        WHERE e.id IN (SELECT d.entitlement FROM finance.due d WHERE d.batch = :batch
                                       UNION ALL SELECT r.entitlement FROM finance.retention r WHERE r.batch = :batch)
                          AND e.household = ANY (:households)
                        ON CONFLICT (entitlement) DO NOTHING""")
                .param("reason", reason)
                .param("by", BY)
                .param("at", Timestamp.from(clock.instant()))
                .param("batch", batch.id())
                .param("households", ids)
                .update();
        jdbc.sql("""
                        UPDATE finance.line SET state = 'WITHHELD'
                        WHERE batch = :batch AND household = ANY (:households) AND state = 'OPEN'""").param("batch", batch.id()).param("households", ids).update();
        if (batch.kind() == BatchKind.RETENTION) {
            advances.reduceRetained(batch, reason, BY);
        }
    }
}
