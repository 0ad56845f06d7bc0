package org.qingnuan.finance.payment;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes a household that may no longer be paid out of a batch without stopping the rest. */
@Component
class Withholding {

    private static final String BY_RULE = "系统核对";

    private final JdbcClient jdbc;
    private final Clock clock;

    Withholding(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Leaves the household out with its reason and withholds what it was due in this batch. */
    void exclude(Batch batch, long household, String reason) {
        jdbc.sql(
                        "UPDATE finance.batch_household SET excluded = :reason WHERE batch = :batch AND household = :household")
                .param("reason", reason)
                .param("batch", batch.id())
                .param("household", household)
                .update();
        jdbc.sql("""
                        INSERT INTO finance.closure (entitlement, kind, reason, by_user, at)
                        SELECT e.id, 'WITHHELD', :reason, :by, :at
                        FROM finance.due d JOIN finance.entitlement e ON e.id = d.entitlement
                        WHERE d.batch = :batch AND e.household = :household
                        ON CONFLICT (entitlement) DO NOTHING""")
                .param("reason", reason)
                .param("by", BY_RULE)
                .param("at", Timestamp.from(clock.instant()))
                .param("batch", batch.id())
                .param("household", household)
                .update();
        jdbc.sql(
                        "UPDATE finance.line SET state = 'WITHHELD' WHERE batch = :batch AND household = :household AND state = 'OPEN'")
                .param("batch", batch.id())
                .param("household", household)
                .update();
    }
}
