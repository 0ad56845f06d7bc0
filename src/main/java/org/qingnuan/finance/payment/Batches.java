package org.qingnuan.finance.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.qingnuan.finance.BatchKind;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.PayoutWay;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of batches: found by key, locked first of all, moved on only as the guard allows. */
@Component
class Batches {

    private final JdbcClient jdbc;
    private final Clock clock;

    Batches(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    CaseKey open(CaseKey village, long acceptanceBatch, List<Long> households) {
        knowVillage(village);
        jdbc.sql("""
                        INSERT INTO finance.batch (plan, village, kind, acceptance_batch, opened_at)
                        VALUES (:plan, :village, 'REGULAR', :acceptance, :at)
                        ON CONFLICT (village, acceptance_batch) DO NOTHING""")
                .param("plan", village.plan().value())
                .param("village", village.toString())
                .param("acceptance", acceptanceBatch)
                .param("at", now())
                .update();
        long id = jdbc.sql("SELECT id FROM finance.batch WHERE village = :village AND acceptance_batch = :acceptance")
                .param("village", village.toString())
                .param("acceptance", acceptanceBatch)
                .query(Long.class)
                .single();
        addHouseholds(id, households);
        return Batch.keyOf(village, id);
    }

    /** A body's batch of a heating season, or of what is paid before it, once. */
    CaseKey openSeason(BatchKind kind, CaseKey body, int season, PayoutWay way, List<Long> households) {
        knowVillage(body);
        jdbc.sql("""
                        INSERT INTO finance.batch (plan, village, kind, season, paid_to, opened_at)
                        VALUES (:plan, :body, :kind, :season, :way, :at)
                        ON CONFLICT DO NOTHING""")
                .param("kind", kind.name())
                .param("plan", body.plan().value())
                .param("body", body.toString())
                .param("season", season)
                .param("way", way.name())
                .param("at", now())
                .update();
        long id = jdbc.sql("SELECT id FROM finance.batch WHERE village = :body AND season = :season AND kind = :kind")
                .param("kind", kind.name())
                .param("body", body.toString())
                .param("season", season)
                .query(Long.class)
                .single();
        addHouseholds(id, households);
        return Batch.keyOf(body, id);
    }

    /** The batch that issues a returned line again, once; in the same season and way as the line's own. */
    CaseKey reissue(CaseKey village, long line, long household, long entitlement) {
        knowVillage(village);
        long id = jdbc.sql("""
                        INSERT INTO finance.batch (plan, village, kind, replaces, season, paid_to, opened_at)
                        SELECT b.plan, b.village, 'REISSUE', l.id, b.season, b.paid_to, :at
                        FROM finance.line l JOIN finance.batch b ON b.id = l.batch WHERE l.id = :line RETURNING id""")
                .param("line", line)
                .param("at", now())
                .query(Long.class)
                .single();
        addHouseholds(id, List.of(household));
        jdbc.sql("INSERT INTO finance.due (batch, entitlement) VALUES (:batch, :entitlement)")
                .param("batch", id)
                .param("entitlement", entitlement)
                .update();
        return Batch.keyOf(village, id);
    }

    /** The batch of those whom the money of another one did not reach: of the same season and way, with what they are due. */
    CaseKey remainder(Batch batch, List<Long> households) {
        long id = jdbc.sql("""
                        INSERT INTO finance.batch (plan, village, kind, season, paid_to, opened_at)
                        SELECT plan, village, 'REMAINDER', season, paid_to, :at FROM finance.batch WHERE id = :batch RETURNING id""")
                .param("at", now())
                .param("batch", batch.id())
                .query(Long.class)
                .single();
        addHouseholds(id, households);
        jdbc.sql("""
                        INSERT INTO finance.due (batch, entitlement)
                        SELECT :id, entitlement FROM finance.line
                        WHERE batch = :batch AND state = 'OPEN' AND household = ANY (:households)""")
                .param("id", id)
                .param("batch", batch.id())
                .param("households", households.toArray(Long[]::new))
                .update();
        return Batch.keyOf(batch.place(), id);
    }

    boolean claimStart(CaseKey batch) {
        return jdbc.sql("UPDATE finance.batch SET started_at = :at WHERE id = :id AND started_at IS NULL")
                        .param("at", now())
                        .param("id", find(batch).id())
                        .update()
                == 1;
    }

    /** The batch as it stands; {@link NoSuchElementException} when there is none with this key. */
    Batch find(CaseKey key) {
        return read(key, "");
    }

    /** The batch, locked until the transaction ends. */
    Batch lock(CaseKey key) {
        return read(key, "FOR UPDATE");
    }

    void move(Batch batch, BatchState next) {
        BatchGuard.require(batch, next);
        jdbc.sql("UPDATE finance.batch SET state = :state, settled_at = :settledAt WHERE id = :id")
                .param("state", next.name())
                .param("settledAt", next == BatchState.SETTLED ? now() : null)
                .param("id", batch.id())
                .update();
    }

    /** Keeps the rates without which the batch cannot be computed, named in Chinese; none once it can. */
    void waitFor(Batch batch, List<String> rates) {
        jdbc.sql(
                        "UPDATE finance.batch SET missing_rates = :rates::text[] WHERE id = :id AND missing_rates <> :rates::text[]")
                .param("rates", rates.toArray(String[]::new))
                .param("id", batch.id())
                .update();
    }

    List<String> missingRates(Batch batch) {
        return jdbc.sql("SELECT unnest(missing_rates) FROM finance.batch WHERE id = :id")
                .param("id", batch.id())
                .query(String.class)
                .list();
    }

    /** Whether the lines are still those that were prepared; only asked of a prepared batch. */
    boolean unchanged(Batch batch) {
        return Arrays.equals(contentHash(batch), batch.contentHash());
    }

    void requireUnchanged(Batch batch) {
        if (!unchanged(batch)) {
            throw new IllegalStateException("批次 " + batch.key() + " 的内容在编制后已变更，审批作废，不予付款");
        }
    }

    byte[] contentHash(Batch batch) {
        return jdbc.sql("SELECT finance.content_hash(:id)")
                .param("id", batch.id())
                .query(byte[].class)
                .single();
    }

    /** What each source pays of the batch's lines in these states. */
    Map<FundSource, Long> shares(Batch batch, LineState... states) {
        Map<FundSource, Long> shares = new EnumMap<>(FundSource.class);
        jdbc.sql("""
                        SELECT s.source, sum(s.amount) AS amount
                        FROM finance.line l JOIN finance.entitlement_share s ON s.entitlement = l.entitlement
                        WHERE l.batch = :batch AND l.state IN (:states) GROUP BY s.source""")
                .param("batch", batch.id())
                .param("states", Arrays.stream(states).map(Enum::name).toList())
                .query(rows -> {
                    shares.put(FundSource.valueOf(rows.getString("source")), rows.getLong("amount"));
                });
        return shares;
    }

    /** What each source paid of one line. */
    Map<FundSource, Long> shares(Line line) {
        Map<FundSource, Long> shares = new EnumMap<>(FundSource.class);
        jdbc.sql("SELECT source, amount FROM finance.entitlement_share WHERE entitlement = :entitlement")
                .param("entitlement", line.entitlement())
                .query(rows -> {
                    shares.put(FundSource.valueOf(rows.getString("source")), rows.getLong("amount"));
                });
        return shares;
    }

    /** The clauses that the batch's entitlements rest on. */
    String clauses(Batch batch) {
        return jdbc.sql("""
                        SELECT coalesce(string_agg(DISTINCT e.clause, '；'), '') FROM finance.due d
                        JOIN finance.entitlement e ON e.id = d.entitlement WHERE d.batch = :batch""").param("batch", batch.id()).query(String.class).single();
    }

    List<Long> households(Batch batch) {
        return jdbc.sql(
                        "SELECT household FROM finance.batch_household WHERE batch = :batch AND excluded IS NULL ORDER BY household")
                .param("batch", batch.id())
                .query(Long.class)
                .list();
    }

    private void addHouseholds(long batch, List<Long> households) {
        jdbc.sql("""
                        INSERT INTO finance.batch_household (batch, household)
                        SELECT :batch, household FROM unnest(:households::bigint[]) household
                        WHERE EXISTS (SELECT FROM finance.batch b WHERE b.id = :batch AND b.state = 'DRAFT')
                        ON CONFLICT DO NOTHING""")
                .param("batch", batch)
                .param("households", households.toArray(Long[]::new))
                .update();
    }

    private void knowVillage(CaseKey village) {
        jdbc.sql("INSERT INTO finance.village (village) VALUES (:village) ON CONFLICT DO NOTHING")
                .param("village", village.toString())
                .update();
    }

    private Batch read(CaseKey key, String lock) {
        if (!Batch.KIND.equals(key.kind()) || !key.item().matches("[0-9]{1,18}")) {
            throw new NoSuchElementException("Not the key of a batch: " + key);
        }
        return jdbc.sql("SELECT * FROM finance.batch WHERE id = :id AND village = :village " + lock)
                .param("id", Long.valueOf(key.item()))
                .param("village", key.place().toString())
                .query((rows, n) -> row(rows))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No batch " + key));
    }

    private static Batch row(ResultSet rows) throws SQLException {
        return new Batch(
                rows.getLong("id"),
                CaseKey.parse(rows.getString("village")),
                BatchKind.valueOf(rows.getString("kind")),
                BatchState.valueOf(rows.getString("state")),
                rows.getInt("round"),
                rows.getObject("replaces", Long.class),
                season(rows),
                PayoutWay.valueOf(rows.getString("paid_to")),
                rows.getString("prepared_by"),
                rows.getBytes("content_hash"));
    }

    private static CaseKey season(ResultSet rows) throws SQLException {
        Integer no = rows.getObject("season", Integer.class);
        return no == null
                ? null
                : CaseKey.parse(rows.getString("village")).body().with(HeatingSeasons.KIND, no.toString());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
