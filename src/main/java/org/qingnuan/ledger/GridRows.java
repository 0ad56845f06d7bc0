package org.qingnuan.ledger;

import java.util.Optional;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was reported of the grid. */
@Component
class GridRows {

    private final JdbcClient jdbc;

    GridRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<GridCapacity> of(CaseKey body) {
        return jdbc.sql("select * from ledger.grid_capacity where plan = :plan and body = :body")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((row, number) -> new GridCapacity(
                        row.getInt("required_kva"),
                        row.getInt("available_kva"),
                        Rows.day(row, "completed_on"),
                        row.getString("protection_plan"),
                        row.getString("repair_mechanism")))
                .optional();
    }
}
