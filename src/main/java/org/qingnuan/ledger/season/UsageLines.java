package org.qingnuan.ledger.season;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.UsageFlag;
import org.qingnuan.ledger.UsageLine;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Rows of the statements that count, for people to read. */
@Component
class UsageLines {

    private static final String LINES = """
            SELECT r.*, s.fuel, h.name_masked AS household_name FROM ledger.usage_row r
            JOIN ledger.usage_statement s ON s.id = r.statement LEFT JOIN ledger.household h ON h.id = r.household
            WHERE s.plan = :plan AND s.body = :body AND s.season = :no AND s.returned_at IS NULL AND %s ORDER BY s.fuel, r.row_no, r.id""";

    private final SeasonRows rows;

    UsageLines(SeasonRows rows) {
        this.rows = rows;
    }

    List<UsageLine> unmatched(CaseKey season) {
        return list(season, "r.household IS NULL AND NOT r.rejected");
    }

    List<UsageLine> flagged(CaseKey season) {
        return list(season, "r.household IS NOT NULL AND r.flags <> '{}'");
    }

    private List<UsageLine> list(CaseKey season, String which) {
        return rows.of(season, LINES.formatted(which)).query(UsageLines::line).list();
    }

    private static UsageLine line(ResultSet row, int number) throws SQLException {
        return new UsageLine(
                row.getLong("id"),
                Fuel.valueOf(row.getString("fuel")),
                row.getInt("row_no"),
                row.getObject("household", Long.class),
                row.getString("household_name"),
                row.getString("name_masked"),
                row.getString("account_masked"),
                row.getString("meter_masked"),
                row.getBigDecimal("start_reading"),
                row.getBigDecimal("end_reading"),
                row.getBigDecimal("quantity"),
                Stream.of((String[]) row.getArray("flags").getArray())
                        .map(UsageFlag::valueOf)
                        .toList(),
                row.getString("unmatched_because"),
                row.getBoolean("rejected"),
                row.getString("resolution"));
    }
}
