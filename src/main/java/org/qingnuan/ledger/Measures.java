package org.qingnuan.ledger;

import java.time.Clock;
import java.time.LocalDate;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what was done about an order: numbered without gaps per plan, kind and year, with who was late that day. */
@Component
class Measures {

    private final JdbcClient jdbc;
    private final DocumentNumbers numbers;
    private final Clock clock;

    Measures(JdbcClient jdbc, DocumentNumbers numbers, Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * @param documentNo the office's own number of the paper, null for none
     * @param recipient null for a step that is addressed to nobody
     * @param due until when it asks for something, null for no date
     */
    record Paper(String step, String documentNo, MeasureRecipient recipient, String text, LocalDate due) {}

    /** The measure's id. */
    long write(CaseKey order, Paper paper, String by) {
        return write(order, paper, null, by);
    }

    /** The same about whoever is late by this cause alone, null for all. */
    long write(CaseKey order, Paper paper, DelayCause cause, String by) {
        long id = jdbc.sql("""
                        insert into ledger.supervision_measure(order_id, step, number, document_no, recipient, text, due, by_user, at)
                        values (:order, :step, :number, :documentNo, :recipient, :text, :due, :by, :at) returning id
                        """)
                .param("order", OrderRows.id(order))
                .param("step", paper.step())
                .param("number", number(order, paper.step()))
                .param("documentNo", paper.documentNo())
                .param(
                        "recipient",
                        paper.recipient() == null ? null : paper.recipient().name())
                .param("text", paper.text())
                .param("due", paper.due())
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .query(Long.class)
                .single();
        late(order, id, cause);
        return id;
    }

    /** Why somebody is held responsible, beside the paper that says so; the consequence is null where the plan asks for none (JY-23, JN-33). */
    void accountable(long measure, AccountabilityCause cause, String consequence) {
        jdbc.sql(
                        "insert into ledger.accountability(measure, cause, adverse, consequence) values (:measure, :cause, cast(:consequence as text) is not null, :consequence)")
                .param("measure", measure)
                .param("cause", cause.name())
                .param("consequence", consequence)
                .update();
    }

    /** 督办〔2021〕第3号; null for a step that is no paper. */
    private String number(CaseKey order, String step) {
        return MeasureStep.of(step)
                .map(kind -> numbers.next(order.plan(), kind.sign()))
                .orElse(null);
    }

    private void late(CaseKey order, long measure, DelayCause cause) {
        jdbc.sql("""
                        insert into ledger.supervision_measure_item(measure, subject, name, due, days_late, reason, promised_on, cause)
                        select :measure, i.subject, coalesce(v.name, b.name), i.due,
                          greatest(0, cast(:today as date) - i.due), i.reason, i.promised_on, i.cause
                        from ledger.supervision_item i
                        join ledger.supervision_order o on o.id = i.order_id
                        join ledger.frame_state f on f.subject = i.subject and f.frame = o.frame
                        join ledger.area b on b.id = o.body
                        left join ledger.area v on v.id = f.village
                        where i.order_id = :order and i.ended_at is null
                          and (cast(:cause as text) is null or i.cause = :cause)
                        """)
                .param("measure", measure)
                .param("order", OrderRows.id(order))
                .param("cause", cause == null ? null : cause.name())
                .param("today", ChinaTime.today(clock))
                .update();
    }
}
