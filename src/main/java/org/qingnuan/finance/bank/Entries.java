package org.qingnuan.finance.bank;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.qingnuan.finance.BankStatements.Direction;
import org.qingnuan.finance.BankStatements.Handed;
import org.qingnuan.finance.BankStatements.Statement;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of statements and their entries. */
@Component
class Entries {

    private static final String QUEUE = """
            SELECT e.* FROM finance.bank_entry e
            WHERE e.plan = :plan AND NOT EXISTS (SELECT FROM finance.bank_match m WHERE m.entry = e.id)""";

    private final JdbcClient jdbc;
    private final PersonalData personal;
    private final Clock clock;

    Entries(JdbcClient jdbc, PersonalData personal, Clock clock) {
        this.jdbc = jdbc;
        this.personal = personal;
        this.clock = clock;
    }

    /** One at a time takes statements in and settles entries of a plan. */
    void lock(PlanId plan) {
        jdbc.sql("SELECT count(pg_advisory_xact_lock(hashtext('finance.bank'), hashtext(:plan)))")
                .param("plan", plan.value())
                .query(Long.class)
                .single();
    }

    boolean taken(PlanId plan, byte[] hash) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM finance.bank_statement WHERE plan = :plan AND content_hash = :hash)")
                .param("plan", plan.value())
                .param("hash", hash)
                .query(Boolean.class)
                .single();
    }

    /** What the bank said was left after the day, null when no statement ends then. */
    Long balance(PlanId plan, LocalDate day) {
        return jdbc.sql(
                        "SELECT balance FROM finance.bank_statement WHERE plan = :plan AND to_day = :day ORDER BY id DESC LIMIT 1")
                .param("plan", plan.value())
                .param("day", Date.valueOf(day))
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    List<Statement> statements(PlanId plan) {
        return jdbc.sql("""
                        SELECT s.*, (SELECT count(*) FROM finance.bank_entry e WHERE e.statement = s.id) AS entries
                        FROM finance.bank_statement s WHERE s.plan = :plan ORDER BY s.to_day, s.id""")
                .param("plan", plan.value())
                .query((rows, n) -> new Statement(
                        rows.getDate("from_day").toLocalDate(),
                        rows.getDate("to_day").toLocalDate(),
                        Money.ofFen(rows.getLong("balance")),
                        rows.getInt("entries"),
                        rows.getString("file_name"),
                        rows.getString("by_user"),
                        rows.getTimestamp("at").toInstant()))
                .list();
    }

    /** Those of the file that came in before, by {@link Entry#key}. */
    Map<String, Entry> known(PlanId plan, List<Entry> entries) {
        Map<String, Entry> known = new HashMap<>();
        jdbc.sql("SELECT * FROM finance.bank_entry WHERE plan = :plan AND serial = ANY (:serials)")
                .param("plan", plan.value())
                .param("serials", entries.stream().map(Entry::serial).toArray(String[]::new))
                .query((rows, n) -> entry(rows))
                .list()
                .forEach(entry -> known.put(entry.key(), entry));
        return known;
    }

    /** Stores a statement with its entries; those known already belong to the statement that brought them first. */
    int store(Handed statement, byte[] hash, List<Entry> entries) {
        long id = jdbc.sql("""
                        INSERT INTO finance.bank_statement (plan, file_name, content_hash, from_day, to_day, balance, by_user, at)
                        VALUES (:plan, :fileName, :hash, :from, :to, :balance, :by, :at) RETURNING id""")
                .param("plan", statement.plan().value())
                .param("fileName", statement.fileName())
                .param("hash", hash)
                .param("from", Date.valueOf(statement.from()))
                .param("to", Date.valueOf(statement.to()))
                .param("balance", statement.balance().fen())
                .param("by", statement.by())
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        return insert(id, statement.plan(), entries);
    }

    private int insert(long statement, PlanId plan, List<Entry> entries) {
        return jdbc.sql("""
                        INSERT INTO finance.bank_entry (statement, plan, row_no, direction, serial, day, amount, name_sealed, name_masked,
                            account_sealed, account_masked, reference, summary)
                        SELECT :statement, :plan, r.* FROM unnest(:rows::int[], :directions::text[], :serials::text[], :days::date[], :amounts::bigint[],
                            :names::bytea[], :shownNames::text[], :accounts::bytea[], :shownAccounts::text[], :references::text[], :summaries::text[]) r
                        ON CONFLICT (plan, direction, serial) DO NOTHING""")
                .param("statement", statement)
                .param("plan", plan.value())
                .param("rows", entries.stream().map(Entry::row).toArray(Integer[]::new))
                .param(
                        "directions",
                        entries.stream().map(one -> one.direction().name()).toArray(String[]::new))
                .param("serials", entries.stream().map(Entry::serial).toArray(String[]::new))
                .param("days", entries.stream().map(one -> one.day().toString()).toArray(String[]::new))
                .param("amounts", entries.stream().map(Entry::fen).toArray(Long[]::new))
                .param(
                        "names",
                        entries.stream().map(one -> personal.seal(one.name())).toArray(byte[][]::new))
                .param(
                        "shownNames",
                        entries.stream()
                                .map(one -> personal.maskName(one.name()))
                                .toArray(String[]::new))
                .param(
                        "accounts",
                        entries.stream()
                                .map(one -> personal.seal(one.account()))
                                .toArray(byte[][]::new))
                .param(
                        "shownAccounts",
                        entries.stream()
                                .map(one -> personal.maskAccount(one.account()))
                                .toArray(String[]::new))
                .param("references", entries.stream().map(Entry::reference).toArray(String[]::new))
                .param("summaries", entries.stream().map(Entry::summary).toArray(String[]::new))
                .update();
    }

    /** What nobody has explained yet, payments before what came back. */
    List<Entry> queue(PlanId plan) {
        return jdbc.sql(QUEUE + " ORDER BY array_position(ARRAY['OUT', 'BACK', 'IN'], e.direction), e.day, e.id")
                .param("plan", plan.value())
                .query((rows, n) -> entry(rows))
                .list();
    }

    /** One of the queue; {@link NoSuchElementException} when there is none, or it is explained. */
    Entry queued(PlanId plan, long id) {
        return jdbc.sql(QUEUE + " AND e.id = :id")
                .param("plan", plan.value())
                .param("id", id)
                .query((rows, n) -> entry(rows))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No entry " + id + " in the queue of " + plan));
    }

    private Entry entry(ResultSet rows) throws SQLException {
        return new Entry(
                rows.getLong("id"),
                rows.getInt("row_no"),
                Direction.valueOf(rows.getString("direction")),
                rows.getString("serial"),
                rows.getDate("day").toLocalDate(),
                rows.getLong("amount"),
                personal.open(rows.getBytes("name_sealed")),
                personal.open(rows.getBytes("account_sealed")),
                rows.getString("reference"),
                rows.getString("summary"));
    }
}
