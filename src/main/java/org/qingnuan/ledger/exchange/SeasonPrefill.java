package org.qingnuan.ledger.exchange;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the sheets of a season already say: the accounts that are known, what belongs to nobody, who may be in hardship. */
@Component
class SeasonPrefill {

    private static final String ACCOUNTS = """
            SELECT h.id, h.name_masked, h.meter_sealed,
                coalesce(a.account_sealed, CASE WHEN :fuel = 'POWER' THEN g.power_account_sealed END) AS account_sealed, last.reading
            FROM %s
            LEFT JOIN ledger.utility_account a ON a.household = h.id AND a.fuel = :fuel AND a.valid_to IS NULL
            LEFT JOIN ledger.household_registration g ON g.household = h.id AND g.replaced_at IS NULL
            LEFT JOIN LATERAL (SELECT r.end_reading AS reading FROM ledger.usage_row r JOIN ledger.usage_statement s ON s.id = r.statement
                WHERE r.household = h.id AND s.fuel = :fuel AND s.returned_at IS NULL AND s.season < :no ORDER BY s.season DESC LIMIT 1) last ON true
            WHERE h.route = :route ORDER BY h.village, h.sequence_no, h.id""".formatted(SeasonLookup.PARTICIPANTS);

    private final JdbcClient jdbc;
    private final PersonalData personal;
    private final SeasonLookup seasons;

    SeasonPrefill(JdbcClient jdbc, PersonalData personal, SeasonLookup seasons) {
        this.jdbc = jdbc;
        this.personal = personal;
        this.seasons = seasons;
    }

    /** Rows by column key; none for the sheets that begin empty. */
    List<Map<String, String>> rows(SheetKind kind, CaseKey subject) {
        return switch (kind) {
            case GAS_USAGE, POWER_USAGE, HEAT_USAGE -> accounts(Fuel.of(kind), subject);
            case UNMATCHED_USAGE -> unmatched(subject);
            case IDENTIFICATION -> inHardship(subject);
            default -> List.of();
        };
    }

    private List<Map<String, String>> accounts(Fuel fuel, CaseKey season) {
        return jdbc.sql(ACCOUNTS)
                .param("plan", season.plan().value())
                .param("body", season.area())
                .param("no", Integer.valueOf(season.item()))
                .param("fuel", fuel.name())
                .param("route", fuel.route())
                .query((rows, n) -> account(rows))
                .list();
    }

    private Map<String, String> account(ResultSet rows) throws SQLException {
        Map<String, String> values = new HashMap<>();
        values.put("household", rows.getString("id"));
        values.put("name", rows.getString("name_masked"));
        values.put("meter", personal.open(rows.getBytes("meter_sealed")));
        values.put("account", personal.open(rows.getBytes("account_sealed")));
        BigDecimal reading = rows.getBigDecimal("reading");
        values.put(
                "start", reading == null ? null : reading.stripTrailingZeros().toPlainString());
        return values;
    }

    private List<Map<String, String>> unmatched(CaseKey season) {
        return Stream.concat(
                        seasons.open(season).stream().map(SeasonPrefill::row),
                        seasons.lacking(season).stream().map(SeasonPrefill::household))
                .toList();
    }

    private static Map<String, String> row(SeasonLookup.Open open) {
        Map<String, String> values = new HashMap<>();
        values.put("item", open.item());
        values.put("what", "明细中的行");
        values.put("fuel", open.fuel().label());
        values.put("name", open.name());
        values.put("account", open.account());
        values.put("meter", open.meter());
        values.put("quantity", open.quantity());
        values.put("because", open.because());
        return values;
    }

    private static Map<String, String> household(SeasonLookup.Lacking lacking) {
        Map<String, String> values = new HashMap<>();
        values.put("item", lacking.item());
        values.put("what", "没有读数的户");
        values.put("fuel", lacking.fuel().label());
        values.put("name", lacking.name());
        values.put("because", "明细中没有户编号" + lacking.household() + "的读数");
        return values;
    }

    private List<Map<String, String>> inHardship(CaseKey body) {
        return jdbc.sql("""
                        SELECT h.id, h.name_masked FROM ledger.household h
                        WHERE h.plan = :plan AND h.body = :body AND h.active AND h.eligibility = 'CONFIRMED' AND h.hardship <> 'NONE'
                        ORDER BY h.village, h.sequence_no, h.id""")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((rows, n) -> Map.of("household", rows.getString("id"), "name", rows.getString("name_masked")))
                .list();
    }
}
