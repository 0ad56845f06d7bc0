package org.qingnuan.finance.subsidy;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.finance.RateHistory;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the use of rates off the entitlements, and keeps their changes as rows that stay. */
@Component
class StoredRateHistory implements RateHistory {

    private final JdbcClient jdbc;
    private final RateLock lock;
    private final Clock clock;

    StoredRateHistory(JdbcClient jdbc, RateLock lock, Clock clock) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Integer> used(PlanId plan) {
        lock.change(plan);
        Map<String, Integer> used = new HashMap<>();
        jdbc.sql(
                        "SELECT row_label, count(*)::integer AS times FROM finance.entitlement WHERE plan = :plan GROUP BY row_label")
                .param("plan", plan.value())
                .query(rows -> {
                    used.put(rows.getString("row_label"), rows.getInt("times"));
                });
        return used;
    }

    @Override
    @Transactional
    public void record(PlanId plan, List<Change> changes, String reason, String by) {
        for (Change change : changes) {
            jdbc.sql("""
                            INSERT INTO finance.rate_change (plan, row_before, row_after, reason, by_user, at)
                            VALUES (:plan, :before, :after, :reason, :by, :at)""")
                    .param("plan", plan.value())
                    .param("before", change.before())
                    .param("after", change.after())
                    .param("reason", reason)
                    .param("by", by)
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Recorded> of(PlanId plan) {
        return jdbc.sql("SELECT * FROM finance.rate_change WHERE plan = :plan ORDER BY id DESC")
                .param("plan", plan.value())
                .query((row, n) -> new Recorded(
                        new Change(row.getString("row_before"), row.getString("row_after")),
                        row.getString("reason"),
                        row.getString("by_user"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
