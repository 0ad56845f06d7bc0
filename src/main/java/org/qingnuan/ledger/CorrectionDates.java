package org.qingnuan.ledger;

import java.time.LocalDate;
import org.qingnuan.calendar.CalendarLoaded;
import org.qingnuan.calendar.DueDate;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The last days of correction orders; provisional ones are counted again when their year's notice has come. */
@Component
class CorrectionDates {

    private final JdbcClient jdbc;
    private final Terms terms;
    private final ApplicationEventPublisher events;

    CorrectionDates(JdbcClient jdbc, Terms terms, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.events = events;
    }

    void due(CaseKey order, LocalDate issuedOn, DueDate due) {
        jdbc.sql("""
                        update ledger.supervision_order set correction_due = :due, correction_provisional = :provisional,
                          correction_issued_on = :issued where id = :order
                        """)
                .param("order", OrderRows.id(order))
                .param("due", due.day())
                .param("provisional", due.provisional())
                .param("issued", issuedOn)
                .update();
    }

    @EventListener
    void on(CalendarLoaded loaded) {
        jdbc.sql("""
                        select id, plan, body, correction_issued_on from ledger.supervision_order
                        where correction_provisional and cleared_at is null order by id for update
                        """)
                .query((row, number) -> new Issued(
                        OrderRows.key(Rows.body(row), row.getLong("id")), Rows.day(row, "correction_issued_on")))
                .list()
                .forEach(this::recount);
    }

    private record Issued(CaseKey order, LocalDate on) {}

    private void recount(Issued issued) {
        due(issued.order(), issued.on(), terms.correction(issued.order(), issued.on()));
        events.publishEvent(new LastDayChanged(issued.order(), "correction"));
    }
}
