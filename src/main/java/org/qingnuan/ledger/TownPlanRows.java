package org.qingnuan.ledger;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the plans that bodies handed in. */
@Component
class TownPlanRows {

    private final JdbcClient jdbc;
    private final Plans plans;

    TownPlanRows(JdbcClient jdbc, Plans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    /** The last version handed in, empty when none was. */
    Optional<TownPlan> latest(CaseKey body) {
        List<String> named = plans.get(body.plan()).rules().routes();
        return jdbc.sql("""
                        select * from ledger.town_plan where plan = :plan and body = :body
                        order by version desc limit 1
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((row, number) -> townPlan(row, named))
                .optional();
    }

    private static TownPlan townPlan(ResultSet row, List<String> named) throws SQLException {
        List<String> routes = texts(row.getArray("routes"));
        return new TownPlan(
                Rows.body(row),
                row.getInt("version"),
                row.getString("task_breakdown"),
                routes,
                routes.stream().filter(route -> !named.contains(route)).toList(),
                row.getString("milestones"),
                row.getString("schedule"),
                row.getString("file"),
                row.getString("submitted_by"),
                Rows.instant(row, "submitted_at"),
                row.getObject("approved", Boolean.class),
                row.getString("opinion"),
                row.getString("decided_by"),
                Rows.instant(row, "decided_at"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
