package org.qingnuan.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads targets, shares, buildings and reports. */
@Component
class BuildingRows {

    private final JdbcClient jdbc;

    BuildingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<BuildingTarget> targets(PlanId plan) {
        return jdbc.sql("""
                        select t.category, t.name, t.quantity, t.unit, coalesce((select sum(s.quantity) from ledger.building_share s
                          where s.plan = t.plan and s.category = t.category), 0) as assigned
                        from ledger.building_target t where t.plan = :plan order by t.category desc
                        """)
                .param("plan", plan.value())
                .query((row, number) -> new BuildingTarget(
                        BuildingCategory.valueOf(row.getString("category")),
                        row.getString("name"),
                        row.getBigDecimal("quantity"),
                        row.getString("unit"),
                        row.getBigDecimal("assigned")))
                .list();
    }

    BigDecimal share(CaseKey body, BuildingCategory category) {
        return of(
                        body,
                        "select quantity from ledger.building_share where plan = :plan and body = :body and category = :category")
                .param("category", category.name())
                .query(BigDecimal.class)
                .optional()
                .orElse(BigDecimal.ZERO);
    }

    /** Square metres of the urban ones, or how many rural ones. */
    BigDecimal registered(CaseKey body, BuildingCategory category) {
        return of(body, """
                        select coalesce(sum(coalesce(area, 1)), 0) from ledger.building
                        where plan = :plan and body = :body and category = :category
                        """)
                .param("category", category.name())
                .query(BigDecimal.class)
                .single();
    }

    boolean known(CaseKey body, String place, String door) {
        return of(body, """
                        select exists (select from ledger.building
                          where plan = :plan and body = :body and place = :place and door = :door)
                        """)
                .param("place", place)
                .param("door", door)
                .query(Boolean.class)
                .single();
    }

    Optional<Report> last(CaseKey body, String kind) {
        return of(body, """
                        select * from ledger.building_report where plan = :plan and body = :body and kind = :kind
                        order by id desc limit 1
                        """)
                .param("kind", kind)
                .query((row, number) -> new Report(
                        row.getLong("id"),
                        row.getBigDecimal("urban"),
                        row.getInt("rural"),
                        Rows.day(row, "done_on"),
                        Rows.instant(row, "at"),
                        row.getBoolean("approved"),
                        row.getString("by_user")))
                .optional();
    }

    private JdbcClient.StatementSpec of(CaseKey body, String sql) {
        return jdbc.sql(sql).param("plan", body.plan().value()).param("body", body.area());
    }

    /** What was said last; null where the kind of report does not say it. */
    record Report(long id, BigDecimal urban, int rural, LocalDate doneOn, Instant at, boolean approved, String by) {}
}
