package org.qingnuan.ledger.season;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.ledger.exchange.SeasonLookup;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of seasons and of their statements; the season's row is locked by whoever changes anything of it. */
@Component
class SeasonRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    SeasonRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A statement with the season's {@code :plan}, {@code :body} and {@code :no} bound. */
    JdbcClient.StatementSpec of(CaseKey season, String sql) {
        return jdbc.sql(sql)
                .param("plan", season.plan().value())
                .param("body", season.area())
                .param("no", no(season));
    }

    Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    SeasonRow get(CaseKey season) {
        return read(season, "");
    }

    /** The same, locked until the transaction ends. */
    SeasonRow lock(CaseKey season) {
        return read(season, " FOR UPDATE");
    }

    private SeasonRow read(CaseKey season, String lock) {
        return of(season, "SELECT * FROM ledger.heating_season WHERE plan = :plan AND body = :body AND no = :no" + lock)
                .query(SeasonRows::row)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No heating season " + season));
    }

    List<SeasonRow> ofBody(CaseKey body) {
        return jdbc.sql("SELECT * FROM ledger.heating_season WHERE plan = :plan AND body = :body ORDER BY no")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(SeasonRows::row)
                .list();
    }

    /** Whether it was not there before. */
    boolean insert(CaseKey season, LocalDate startsOn, LocalDate endsOn, LocalDate statementDue) {
        return of(season, """
                        INSERT INTO ledger.heating_season (plan, body, no, starts_on, ends_on, statement_due, opened_at)
                        VALUES (:plan, :body, :no, :startsOn, :endsOn, :due, :at) ON CONFLICT DO NOTHING""")
                        .param("startsOn", startsOn)
                        .param("endsOn", endsOn)
                        .param("due", statementDue)
                        .param("at", now())
                        .update()
                == 1;
    }

    void finish(CaseKey season) {
        of(season, """
                        UPDATE ledger.heating_season SET finished_at = :at
                        WHERE plan = :plan AND body = :body AND no = :no AND finished_at IS NULL""").param("at", now()).update();
    }

    /** The fuels of which a statement counts. */
    Set<Fuel> stated(CaseKey season) {
        Set<Fuel> stated = EnumSet.noneOf(Fuel.class);
        of(season, """
                        SELECT fuel FROM ledger.usage_statement
                        WHERE plan = :plan AND body = :body AND season = :no AND returned_at IS NULL""").query(String.class).list().forEach(fuel -> stated.add(Fuel.valueOf(fuel)));
        return stated;
    }

    /** The routes of the households that take part. */
    Set<String> routes(CaseKey season) {
        return of(season, "SELECT DISTINCT h.route FROM " + SeasonLookup.PARTICIPANTS)
                .query(String.class)
                .set();
    }

    static int no(CaseKey season) {
        if (!HeatingSeasons.KIND.equals(season.kind())
                || season.village() != null
                || season.area() == null
                || !season.item().matches("[1-9]")) {
            throw new NoSuchElementException("Not the key of a heating season: " + season);
        }
        return Integer.parseInt(season.item());
    }

    private static SeasonRow row(ResultSet row, int number) throws SQLException {
        CaseKey body = CaseKey.ofBody(new PlanId(row.getString("plan")), row.getString("body"));
        int no = row.getInt("no");
        return new SeasonRow(
                body.with(HeatingSeasons.KIND, Integer.toString(no)),
                no,
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getObject("statement_due", LocalDate.class),
                row.getTimestamp("finished_at") != null);
    }
}
