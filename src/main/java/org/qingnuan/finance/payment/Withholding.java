package org.qingnuan.finance.payment;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes households that may not be paid, or not any more, out of a batch without stopping the rest (ZC-09). */
@Component
class Withholding {

    private static final String REASON = "不在年度任务名单内、未通过验收或已停付";
    private static final String BY = "系统核对";

    private final JdbcClient jdbc;
    private final Clock clock;

    Withholding(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Leaves the households out and withholds what they were due in this batch. */
    void exclude(Batch batch, Collection<Long> households) {
        exclude(batch, households, REASON);
    }

    /** The same for a reason of its own, in Chinese. */
    void exclude(Batch batch, Collection<Long> households, String reason) {
        Long[] ids = households.toArray(Long[]::new);
        jdbc.sql(
                        "UPDATE finance.batch_household SET excluded = :reason WHERE batch = :batch AND household = ANY (:households)")
                .param("reason", reason)
                .param("batch", batch.id())
                .param("households", ids)
                .update();
        jdbc.sql("""
                        INSERT INTO finance.closure (entitlement, kind, reason, by_user, at)
                        SELECT e.id, 'WITHHELD', :reason, :by, :at
                        FROM finance.due d JOIN finance.entitlement e ON e.id = d.entitlement
                        WHERE d.batch = :batch AND e.household = ANY (:households)
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
    }
}
