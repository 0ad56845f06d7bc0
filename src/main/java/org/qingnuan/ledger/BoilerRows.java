package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads boilers and the word that all are named. */
@Component
class BoilerRows {

    private final JdbcClient jdbc;

    BoilerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Boiler> of(CaseKey body) {
        return jdbc.sql("select * from ledger.boiler where plan = :plan and body = :body order by capacity, name")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(BoilerRows::boiler)
                .list();
    }

    Optional<LocalDate> declaredOn(CaseKey body) {
        return jdbc.sql("select declared_on from ledger.boiler_register where plan = :plan and body = :body")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(LocalDate.class)
                .optional();
    }

    private static Boiler boiler(ResultSet row, int number) throws SQLException {
        LocalDate measured = Rows.day(row, "measured_on");
        return new Boiler(
                row.getLong("id"),
                row.getString("name"),
                row.getBigDecimal("capacity"),
                Rows.day(row, "eliminated_on"),
                measured == null
                        ? null
                        : new Boiler.Emission(
                                row.getBigDecimal("dust"),
                                row.getBigDecimal("sulphur_dioxide"),
                                row.getBigDecimal("nitrogen_oxides"),
                                measured),
                Rows.day(row, "networked_on"));
    }
}
