package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/** Reads and writes the column types that JDBC knows under other names. */
final class Rows {

    private Rows() {}

    static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static CaseKey body(ResultSet row) throws SQLException {
        return CaseKey.ofBody(new PlanId(row.getString("plan")), row.getString("body"));
    }
}
