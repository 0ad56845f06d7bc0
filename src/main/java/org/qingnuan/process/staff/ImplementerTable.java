package org.qingnuan.process.staff;

import java.util.Map;
import org.qingnuan.process.plan.Implementer;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who implements each route of a plan, as its plan.yaml says (ZC-07, ZC-08). */
@Component
public class ImplementerTable {

    private final JdbcClient jdbc;

    ImplementerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces what was known of the routes named; idempotent. */
    public void define(PlanId plan, Map<String, Implementer> routes) {
        routes.forEach((route, who) -> jdbc.sql("""
                        insert into process.implementer (plan, route, works, network) values (?, ?, ?, ?)
                        on conflict (plan, route) do update set works = excluded.works, network = excluded.network
                        """)
                .params(plan.value(), route, who.works(), who.network())
                .update());
    }

    /** Throws IllegalStateException for a route that the plan gives to nobody. */
    Implementer of(PlanId plan, String route) {
        return jdbc.sql("select works, network from process.implementer where plan = ? and route = ?")
                .params(plan.value(), route)
                .query((row, n) -> new Implementer(row.getString(1), row.getString(2)))
                .optional()
                .orElseThrow(() -> new IllegalStateException("计划 " + plan.value() + " 没有技术路线 " + route + " 的实施主体"));
    }
}
