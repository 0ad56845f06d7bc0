package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads supervision orders with their items and measures. */
@Component
class OrderRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    OrderRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static CaseKey key(CaseKey body, long id) {
        return body.body().with("order", Long.toString(id));
    }

    /** The number in an order's key; {@link NoSuchElementException} if it is no order's. */
    static long id(CaseKey order) {
        if (!"order".equals(order.kind())) {
            throw new NoSuchElementException("No supervision order " + order);
        }
        return Long.parseLong(order.item());
    }

    Order get(CaseKey order) {
        return jdbc.sql("""
                        select o.*, a.name as body_name from ledger.supervision_order o join ledger.area a on a.id = o.body
                        where o.id = :id and o.plan = :plan and o.body = :body
                        """)
                .param("id", id(order))
                .param("plan", order.plan().value())
                .param("body", order.area())
                .query((row, number) -> order(row, items(order), measures(order)))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No supervision order " + order));
    }

    private List<Order.Item> items(CaseKey order) {
        return jdbc.sql("""
                        select i.*, coalesce(v.name, b.name) as subject_name,
                          greatest(0, coalesce(f.finished_on, cast(:today as date)) - i.due) as days_late
                        from ledger.supervision_item i
                        join ledger.supervision_order o on o.id = i.order_id
                        join ledger.frame_state f on f.subject = i.subject and f.frame = o.frame
                        join ledger.area b on b.id = o.body
                        left join ledger.area v on v.id = f.village
                        where i.order_id = :id order by i.due, i.subject
                        """)
                .param("id", id(order))
                .param("today", ChinaTime.today(clock))
                .query((row, number) -> new Order.Item(
                        CaseKey.parse(row.getString("subject")),
                        row.getString("subject_name"),
                        Rows.day(row, "due"),
                        row.getInt("days_late"),
                        row.getString("reason"),
                        Rows.day(row, "promised_on"),
                        Rows.instant(row, "recorded_at"),
                        Rows.instant(row, "ended_at")))
                .list();
    }

    private List<Order.Measure> measures(CaseKey order) {
        return jdbc.sql(
                        "select step, text, by_user, at from ledger.supervision_measure where order_id = :id order by id")
                .param("id", id(order))
                .query((row, number) -> new Order.Measure(
                        row.getString("step"),
                        row.getString("text"),
                        row.getString("by_user"),
                        Rows.instant(row, "at")))
                .list();
    }

    private static Order order(ResultSet row, List<Order.Item> items, List<Order.Measure> measures)
            throws SQLException {
        CaseKey body = Rows.body(row);
        return new Order(
                key(body, row.getLong("id")),
                body,
                row.getString("body_name"),
                row.getString("frame"),
                row.getString("frame_name"),
                row.getInt("round"),
                Rows.instant(row, "opened_at"),
                Rows.instant(row, "cleared_at"),
                Rows.day(row, "correction_due"),
                row.getBoolean("correction_provisional"),
                items,
                measures);
    }
}
