package org.qingnuan.ledger.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who takes part in a season, which rows of its statements belong to nobody, and who has no reading. */
@Component
public class SeasonLookup {

    /** Households of the body that were accepted by the season's end; {@code :plan, :body, :no} are to be bound. */
    public static final String PARTICIPANTS = """
            ledger.household h JOIN ledger.heating_season hs ON hs.plan = h.plan AND hs.body = h.body AND hs.no = :no
              AND h.plan = :plan AND h.body = :body AND h.active AND h.acceptance = 'PASSED' AND h.inspected_on <= hs.ends_on""";

    private static final String LACKING = """
            SELECT h.id, h.name_masked, f.fuel FROM %s
            JOIN (VALUES ('GAS', 'COAL_TO_GAS'), ('POWER', 'COAL_TO_ELECTRICITY'), ('HEAT', 'CENTRAL_HEATING')) f (fuel, route)
              ON f.route = h.route
            JOIN ledger.usage_statement s ON s.plan = h.plan AND s.body = h.body AND s.season = :no AND s.fuel = f.fuel AND s.returned_at IS NULL
            WHERE NOT EXISTS (SELECT FROM ledger.usage_row r WHERE r.statement = s.id AND r.household = h.id)
            ORDER BY h.village, h.sequence_no, h.id""".formatted(PARTICIPANTS);

    private static final String OPEN = """
            SELECT r.*, s.fuel FROM ledger.usage_row r JOIN ledger.usage_statement s ON s.id = r.statement
            WHERE s.plan = :plan AND s.body = :body AND s.season = :no AND s.returned_at IS NULL
              AND r.household IS NULL AND NOT r.rejected ORDER BY s.fuel, r.row_no, r.id""";

    private final JdbcClient jdbc;

    SeasonLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A household whose utility's statement has no row of it. */
    public record Lacking(long household, String name, Fuel fuel) {

        String item() {
            return "缺" + household;
        }
    }

    /** A row that belongs to nobody yet, as it is shown. */
    record Open(long id, Fuel fuel, String name, String account, String meter, String quantity, String because) {

        String item() {
            return "行" + id;
        }
    }

    /** Households of metered routes without a reading, of fuels whose statement is in. */
    public List<Lacking> lacking(CaseKey season) {
        return of(season, LACKING)
                .query((row, n) -> new Lacking(
                        row.getLong("id"), row.getString("name_masked"), Fuel.valueOf(row.getString("fuel"))))
                .list();
    }

    List<Open> open(CaseKey season) {
        return of(season, OPEN).query(SeasonLookup::open).list();
    }

    Set<Long> participants(CaseKey season) {
        return Set.copyOf(
                of(season, "SELECT h.id FROM " + PARTICIPANTS).query(Long.class).list());
    }

    /** Households that have a reading of the fuel already. */
    Set<Long> read(CaseKey season, Fuel fuel) {
        return Set.copyOf(
                of(season, """
                        SELECT r.household FROM ledger.usage_row r JOIN ledger.usage_statement s ON s.id = r.statement
                        WHERE s.plan = :plan AND s.body = :body AND s.season = :no AND s.fuel = :fuel AND s.returned_at IS NULL
                          AND r.household IS NOT NULL""").param("fuel", fuel.name()).query(Long.class).list());
    }

    /** Open rows by their item. */
    Map<String, Open> openByItem(CaseKey season) {
        return open(season).stream().collect(Collectors.toMap(Open::item, Function.identity()));
    }

    Map<String, Lacking> lackingByItem(CaseKey season) {
        return lacking(season).stream().collect(Collectors.toMap(Lacking::item, Function.identity()));
    }

    private JdbcClient.StatementSpec of(CaseKey season, String sql) {
        return jdbc.sql(sql)
                .param("plan", season.plan().value())
                .param("body", season.area())
                .param("no", Integer.valueOf(season.item()));
    }

    private static Open open(ResultSet row, int number) throws SQLException {
        return new Open(
                row.getLong("id"),
                Fuel.valueOf(row.getString("fuel")),
                row.getString("name_masked"),
                row.getString("account_masked"),
                row.getString("meter_masked"),
                row.getBigDecimal("quantity").stripTrailingZeros().toPlainString(),
                row.getString("unmatched_because"));
    }
}
