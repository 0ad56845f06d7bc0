package org.qingnuan.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.qingnuan.shared.PlanId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One row for each plan that says when heating starts. */
@Service
@Transactional
class StoredHeatingStarts implements HeatingStarts {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    StoredHeatingStarts(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void expected(PlanId plan, LocalDate on) {
        jdbc.sql("""
                        insert into ledger.heating_start as h(plan, starts_on) values (:plan, :on)
                        on conflict (plan) do update set starts_on = excluded.starts_on where h.started_at is null
                        """).param("plan", plan.value()).param("on", on).update();
    }

    @Override
    public void started(PlanId plan) {
        int now = jdbc.sql("update ledger.heating_start set started_at = :at where plan = :plan and started_at is null")
                .param("plan", plan.value())
                .param("at", Rows.at(clock.instant()))
                .update();
        HeatingStart start =
                of(plan).orElseThrow(() -> new IllegalStateException("No start of heating is expected of " + plan));
        if (now == 1) {
            events.publishEvent(new HeatingStarted(plan, start.on()));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<HeatingStart> of(PlanId plan) {
        return jdbc.sql("select starts_on, started_at from ledger.heating_start where plan = :plan")
                .param("plan", plan.value())
                .query((row, number) -> new HeatingStart(Rows.day(row, "starts_on"), Rows.instant(row, "started_at")))
                .optional();
    }
}
