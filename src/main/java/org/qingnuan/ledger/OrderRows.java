package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                          greatest(0, coalesce(f.finished_on, cast(:today as date)) - i.due) as days_late,
                          %s as board_column
                        from ledger.supervision_item i
                        join ledger.supervision_order o on o.id = i.order_id
                        join ledger.frame_state f on f.subject = i.subject and f.frame = o.frame
                        join ledger.area b on b.id = o.body
                        left join ledger.area v on v.id = f.village
                        left join lateral (select max(s.waiting_for) as waiting_for from ledger.stage_state s
                          where s.subject = f.subject and s.frame = f.frame and s.recorded_at is null) w on true
                        where i.order_id = :id order by i.due, i.subject
                        """.formatted(FrameRows.COLUMN))
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
                        Rows.instant(row, "ended_at"),
                        cause(row),
                        BoardColumn.valueOf(row.getString("board_column"))))
                .list();
    }

    private List<Order.Measure> measures(CaseKey order) {
        Map<Long, List<Order.Late>> late = late(order);
        return jdbc.sql("select * from ledger.supervision_measure where order_id = :id order by id")
                .param("id", id(order))
                .query((row, number) -> measure(row, late.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private static Order.Measure measure(ResultSet row, List<Order.Late> late) throws SQLException {
        String recipient = row.getString("recipient");
        return new Order.Measure(
                row.getLong("id"),
                row.getString("step"),
                row.getString("number"),
                row.getString("document_no"),
                recipient == null ? null : MeasureRecipient.valueOf(recipient),
                row.getString("text"),
                Rows.day(row, "due"),
                row.getString("by_user"),
                Rows.instant(row, "at"),
                late);
    }

    private Map<Long, List<Order.Late>> late(CaseKey order) {
        Map<Long, List<Order.Late>> late = new HashMap<>();
        jdbc.sql("""
                        select i.* from ledger.supervision_measure_item i
                        join ledger.supervision_measure m on m.id = i.measure
                        where m.order_id = :id order by i.measure, i.due, i.subject
                        """)
                .param("id", id(order))
                .query((row, number) -> late.computeIfAbsent(row.getLong("measure"), key -> new ArrayList<>())
                        .add(new Order.Late(
                                row.getString("name"),
                                Rows.day(row, "due"),
                                row.getInt("days_late"),
                                row.getString("reason"),
                                Rows.day(row, "promised_on"),
                                cause(row))))
                .list();
        return late;
    }

    private static DelayCause cause(ResultSet row) throws SQLException {
        return DelayCause.of(row.getString("cause")).orElse(null);
    }

    /** All orders of a body, the latest first. */
    List<Order> of(CaseKey body) {
        return jdbc
                .sql("select id from ledger.supervision_order where plan = :plan and body = :body order by id desc")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(Long.class)
                .list()
                .stream()
                .map(id -> get(key(body, id)))
                .toList();
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
