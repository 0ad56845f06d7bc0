package org.qingnuan.finance.level;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.LevelSettlements.Ask;
import org.qingnuan.finance.LevelSettlements.Booked;
import org.qingnuan.finance.LevelSettlements.Disposal;
import org.qingnuan.finance.LevelSettlements.Document;
import org.qingnuan.finance.LevelSettlements.Draft;
import org.qingnuan.finance.LevelSettlements.Figures;
import org.qingnuan.finance.LevelSettlements.Place;
import org.qingnuan.finance.LevelSettlements.State;
import org.qingnuan.finance.LevelSettlements.View;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of settlements; the schema lets none of them change. */
@Component
class LevelRows {

    private static final String VIEWS = """
            SELECT s.*, f.source, f.budget_year, d.agreed, d.by_user AS decided_by, d.at AS decided_at, d.opinion, d.content_hash,
                   finance.level_settlement_hash(s.id) AS hash, r.*,
                   (SELECT coalesce(sum(t.amount), 0) FROM finance.transfer t WHERE t.settlement = s.id) AS booked
            FROM finance.level_settlement s JOIN finance.fund f ON f.id = s.fund
            LEFT JOIN finance.level_settlement_decision d ON d.settlement = s.id
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(x.task), 0) AS task, coalesce(sum(x.confirmed), 0) AS confirmed,
                       coalesce(sum(x.completed), 0) AS completed, coalesce(sum(x.accepted), 0) AS accepted,
                       coalesce(sum(x.decided), 0) AS decided, coalesce(sum(x.paid), 0) AS paid,
                       coalesce(sum(x.paid_amount), 0) AS paid_amount
                FROM finance.level_settlement_row x WHERE x.settlement = s.id) r
            WHERE f.plan = :plan
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    LevelRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long add(long fund, Ask ask, Draft draft, String by) {
        long id = jdbc.sql("""
                        INSERT INTO finance.level_settlement (fund, no, as_of, rate, disposal, advanced, due, settled_before,
                            difference, note, prepared_by, prepared_at)
                        SELECT :fund, count(*) + 1, :day, :rate::bigint, :disposal, :advanced, :due, :before, :difference, :note, :by, :at
                        FROM finance.level_settlement WHERE fund = :fund RETURNING id""")
                .param("fund", fund)
                .param("day", ChinaTime.today(clock))
                .param("rate", ask.rate() == null ? null : ask.rate().fen())
                .param(
                        "disposal",
                        draft.difference().isNegative() ? ask.disposal().name() : null)
                .param("advanced", draft.advanced().fen())
                .param("due", draft.total().due().fen())
                .param("before", draft.settledBefore().fen())
                .param("difference", draft.difference().fen())
                .param(
                        "note",
                        ask.note() == null || ask.note().isBlank()
                                ? null
                                : ask.note().strip())
                .param("by", by)
                .param("at", now())
                .query(Long.class)
                .single();
        draft.places().forEach(place -> add(id, place));
        draft.documents()
                .forEach(document -> jdbc.sql("""
                        INSERT INTO finance.level_settlement_document (settlement, transfer) VALUES (:settlement, :transfer)""")
                        .param("settlement", id)
                        .param("transfer", document.transfer())
                        .update());
        return id;
    }

    private void add(long settlement, Place place) {
        Figures figures = place.figures();
        jdbc.sql("""
                        INSERT INTO finance.level_settlement_row (settlement, place, body_name, name, task, confirmed, completed,
                            accepted, decided, paid, due, paid_amount)
                        VALUES (:settlement, :place, :bodyName, :name, :task, :confirmed, :completed, :accepted, :decided, :paid,
                            :due, :paidAmount)""")
                .param("settlement", settlement)
                .param("place", place.place().toString())
                .param("bodyName", place.body())
                .param("name", place.name())
                .param("task", figures.task())
                .param("confirmed", figures.confirmed())
                .param("completed", figures.completed())
                .param("accepted", figures.accepted())
                .param("decided", figures.decided())
                .param("paid", figures.paid())
                .param("due", figures.due().fen())
                .param("paidAmount", figures.paidAmount().fen())
                .update();
    }

    void decide(View settlement, boolean agree, String opinion, String by) {
        jdbc.sql("""
                        INSERT INTO finance.level_settlement_decision (settlement, agreed, opinion, prepared_by, by_user, at, content_hash)
                        VALUES (:settlement, :agreed, :opinion, :preparedBy, :by, :at, finance.level_settlement_hash(:settlement))""")
                .param("settlement", settlement.id())
                .param("agreed", agree)
                .param("opinion", opinion == null || opinion.isBlank() ? null : opinion.strip())
                .param("preparedBy", settlement.preparedBy())
                .param("by", by)
                .param("at", now())
                .update();
    }

    List<View> of(PlanId plan) {
        return jdbc.sql(VIEWS + "ORDER BY s.id DESC")
                .param("plan", plan.value())
                .query((rows, n) -> view(rows))
                .list();
    }

    View get(PlanId plan, long settlement) {
        return jdbc.sql(VIEWS + "AND s.id = :settlement")
                .param("plan", plan.value())
                .param("settlement", settlement)
                .query((rows, n) -> view(rows))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No settlement " + settlement + " of " + plan));
    }

    List<Place> places(long settlement) {
        return jdbc.sql("SELECT * FROM finance.level_settlement_row WHERE settlement = :settlement ORDER BY place")
                .param("settlement", settlement)
                .query((rows, n) -> new Place(
                        CaseKey.parse(rows.getString("place")),
                        rows.getString("body_name"),
                        rows.getString("name"),
                        figures(rows)))
                .list();
    }

    /** The documents of a settlement; those that an earlier one of the fund had counted are marked. */
    List<Document> documents(long settlement) {
        return jdbc.sql("""
                        SELECT t.*, EXISTS (SELECT FROM finance.level_settlement_document o
                            JOIN finance.level_settlement_decision x ON x.settlement = o.settlement AND x.agreed
                            WHERE o.transfer = t.id AND o.settlement < d.settlement) AS before
                        FROM finance.level_settlement_document d JOIN finance.transfer t ON t.id = d.transfer
                        WHERE d.settlement = :settlement ORDER BY t.id""")
                .param("settlement", settlement)
                .query(LevelRows::document)
                .list();
    }

    List<Booked> booked(long settlement) {
        return jdbc.sql("SELECT * FROM finance.transfer WHERE settlement = :settlement ORDER BY id")
                .param("settlement", settlement)
                .query((rows, n) -> new Booked(
                        switch (rows.getString("movement")) {
                            case "RETURN_UP" -> "缴回";
                            case "CARRY_OUT" -> "结转";
                            default -> "补拨";
                        },
                        rows.getString("document_no"),
                        day(rows, "document_date"),
                        Money.ofFen(rows.getLong("amount")),
                        rows.getString("by_user")))
                .list();
    }

    /** The fund and its plan's year, locked with its accounts by the caller. */
    Optional<Long> fund(PlanId plan, FundSource source) {
        return jdbc.sql(
                        "SELECT id FROM finance.fund WHERE plan = :plan AND source = :source ORDER BY budget_year DESC LIMIT 1")
                .param("plan", plan.value())
                .param("source", source.name())
                .query(Long.class)
                .optional();
    }

    static Document document(ResultSet rows, int n) throws SQLException {
        Long rate = rows.getObject("rate", Long.class);
        return new Document(
                rows.getLong("id"),
                rows.getString("document_no"),
                day(rows, "document_date"),
                Money.ofFen(rows.getLong("amount")),
                rows.getObject("carried_from", Integer.class),
                rate == null ? null : Money.ofFen(rate),
                rows.getBoolean("before"));
    }

    private static View view(ResultSet rows) throws SQLException {
        Boolean agreed = rows.getObject("agreed", Boolean.class);
        Long rate = rows.getObject("rate", Long.class);
        String disposal = rows.getString("disposal");
        byte[] decided = rows.getBytes("content_hash");
        byte[] now = rows.getBytes("hash");
        return new View(
                rows.getLong("id"),
                FundSource.valueOf(rows.getString("source")),
                rows.getInt("budget_year"),
                rows.getInt("no"),
                day(rows, "as_of"),
                rate == null ? null : Money.ofFen(rate),
                disposal == null ? null : Disposal.valueOf(disposal),
                figures(rows),
                Money.ofFen(rows.getLong("advanced")),
                Money.ofFen(rows.getLong("settled_before")),
                Money.ofFen(rows.getLong("difference")),
                rows.getString("note"),
                agreed == null ? State.PREPARED : agreed ? State.AGREED : State.SENT_BACK,
                rows.getString("prepared_by"),
                rows.getTimestamp("prepared_at").toInstant(),
                rows.getString("decided_by"),
                instant(rows.getTimestamp("decided_at")),
                rows.getString("opinion"),
                HexFormat.of().formatHex(now),
                decided == null || Arrays.equals(decided, now),
                Money.ofFen(rows.getLong("booked")));
    }

    private static Figures figures(ResultSet rows) throws SQLException {
        return new Figures(
                rows.getInt("task"),
                rows.getInt("confirmed"),
                rows.getInt("completed"),
                rows.getInt("accepted"),
                rows.getInt("decided"),
                rows.getInt("paid"),
                Money.ofFen(rows.getLong("due")),
                Money.ofFen(rows.getLong("paid_amount")));
    }

    private static LocalDate day(ResultSet rows, String column) throws SQLException {
        return Optional.ofNullable(rows.getDate(column)).map(Date::toLocalDate).orElse(null);
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
