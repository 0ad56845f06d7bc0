package org.qingnuan.ledger;

import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The starts of plans in the database. */
@Service
@Transactional
class StoredPlanStarts implements PlanStarts {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredPlanStarts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Start> of(PlanId plan) {
        return jdbc.sql("select started_by, started_at from ledger.plan_start where plan = :plan")
                .param("plan", plan.value())
                .query((row, n) -> new Start(row.getString("started_by"), Rows.instant(row, "started_at")))
                .optional();
    }

    @Override
    public boolean claim(PlanId plan, String by) {
        jdbc.sql("select id from ledger.plan where id = :plan for no key update")
                .param("plan", plan.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No plan " + plan));
        return jdbc.sql("""
                        insert into ledger.plan_start (plan, started_by, started_at) values (:plan, :by, :at)
                        on conflict (plan) do nothing
                        """)
                        .param("plan", plan.value())
                        .param("by", by)
                        .param("at", Rows.at(clock.instant()))
                        .update()
                == 1;
    }
}
