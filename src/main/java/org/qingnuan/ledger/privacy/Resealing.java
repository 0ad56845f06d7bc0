package org.qingnuan.ledger.privacy;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.qingnuan.ledger.KeyRotation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks each table by its pages, so that no row is looked for twice, in transactions of some pages each. The values do not change, only
 * their sealing: the table's triggers rest in that transaction, and it takes the right to update an append-only table and gives it
 * back, before anybody else can see either. It waits two seconds for the table at most, so that nobody waits behind it.
 */
@Component
class Resealing implements KeyRotation, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);
    private static final int PAGES = 32;

    /** A piece of a file is large; so many are in memory. */
    private static final int ROWS = 100;

    private static final long PAUSE = 5;
    private static final long PAUSE_AFTER_A_LOCK = 1_000;

    private final SealedPersonalData personal;
    private final SealedColumns columns;
    private final RestingGuards guards;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean stopping;

    Resealing(
            SealedPersonalData personal,
            SealedColumns columns,
            RestingGuards guards,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.personal = personal;
        this.columns = columns;
        this.guards = guards;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public List<Standing> standing() {
        List<Standing> standing = new ArrayList<>();
        columns.byTable().forEach((table, names) -> {
            long left = jdbc.sql("SELECT count(*) FROM %s WHERE %s".formatted(table, old(names)))
                    .param("key", personal.keyId())
                    .query(Long.class)
                    .single();
            standing.add(jdbc.sql("SELECT * FROM ledger.key_resealing WHERE table_name = :table AND key_id = :key")
                    .param("table", table)
                    .param("key", personal.keyId())
                    .query((row, n) -> new Standing(
                            table,
                            left,
                            row.getLong("resealed"),
                            row.getTimestamp("finished_at") == null
                                    ? null
                                    : row.getTimestamp("finished_at").toInstant()))
                    .optional()
                    .orElse(new Standing(table, left, 0, null)));
        });
        return standing;
    }

    @Override
    public boolean next() {
        Set<String> through = Set.copyOf(
                jdbc.sql("SELECT table_name FROM ledger.key_resealing WHERE key_id = :key AND finished_at IS NOT NULL")
                        .param("key", personal.keyId())
                        .query(String.class)
                        .list());
        for (Map.Entry<String, List<String>> table : columns.byTable().entrySet()) {
            if (!through.contains(table.getKey())
                    && Boolean.TRUE.equals(transaction.execute(status -> pages(table.getKey(), table.getValue())))) {
                return true;
            }
        }
        return false;
    }

    /** Does the table's next pages; false when it is through or another node is at it. */
    private boolean pages(String table, List<String> names) {
        jdbc.sql("""
                        INSERT INTO ledger.key_resealing AS k (table_name, key_id, next_page, resealed) VALUES (:table, :key, 0, 0)
                        ON CONFLICT (table_name) DO UPDATE SET key_id = excluded.key_id, next_page = 0, resealed = 0, finished_at = NULL
                        WHERE k.key_id <> excluded.key_id""").param("table", table).param("key", personal.keyId()).update();
        List<Long> at = jdbc.sql("""
                        SELECT next_page FROM ledger.key_resealing WHERE table_name = :table AND finished_at IS NULL FOR UPDATE SKIP LOCKED""").param("table", table).query(Long.class).list();
        if (at.isEmpty()) {
            return false;
        }
        long page = at.get(0);
        long pages = jdbc.sql("SELECT pg_relation_size(:table::regclass) / current_setting('block_size')::bigint")
                .param("table", table)
                .query(Long.class)
                .single();
        if (page >= pages) {
            return finish(table, names);
        }
        List<Map<String, Object>> rows = jdbc.sql("""
                        SELECT ctid::text AS row_id, %s FROM %s WHERE ctid >= (:from)::tid AND ctid < (:to)::tid AND (%s) LIMIT %d""".formatted(String.join(", ", names), table, old(names), ROWS))
                .param("from", "(%d,0)".formatted(page))
                .param("to", "(%d,0)".formatted(page + PAGES))
                .param("key", personal.keyId())
                .query()
                .listOfRows();
        int done = rows.isEmpty() ? 0 : reseal(table, names, rows);
        jdbc.sql(
                        "UPDATE ledger.key_resealing SET next_page = :page, resealed = resealed + :done WHERE table_name = :table")
                .param("page", rows.size() < ROWS ? page + PAGES : page)
                .param("done", done)
                .param("table", table)
                .update();
        return true;
    }

    /** Through, unless a row slipped back behind: one that a writer held, or that a node with the earlier key still wrote. */
    private boolean finish(String table, List<String> names) {
        boolean left = jdbc.sql("SELECT EXISTS (SELECT FROM %s WHERE %s)".formatted(table, old(names)))
                .param("key", personal.keyId())
                .query(Boolean.class)
                .single();
        jdbc.sql("UPDATE ledger.key_resealing SET next_page = 0, finished_at = :at WHERE table_name = :table")
                .param("at", left ? null : Timestamp.from(clock.instant()), java.sql.Types.TIMESTAMP)
                .param("table", table)
                .update();
        return left;
    }

    private int reseal(String table, List<String> names, List<Map<String, Object>> rows) {
        jdbc.sql("SET LOCAL lock_timeout = '2s'").update();
        guards.rest(table);
        List<String> withheld = guards.take(List.of(table));
        String set = names.stream().map(column -> column + " = :" + column).collect(Collectors.joining(", "));
        String same = names.stream()
                .map(column -> column + " IS NOT DISTINCT FROM :was_" + column)
                .collect(Collectors.joining(" AND "));
        int done = 0;
        for (Map<String, Object> row : rows) {
            Map<String, Object> values = new HashMap<>();
            for (String column : names) {
                byte[] was = (byte[]) row.get(column);
                values.put("was_" + column, was);
                values.put(column, was == null ? null : personal.sealBytes(personal.openBytes(was)));
            }
            var update = jdbc.sql("UPDATE %s SET %s WHERE ctid = (:row)::tid AND %s".formatted(table, set, same))
                    .param("row", row.get("row_id"));
            for (Map.Entry<String, Object> value : values.entrySet()) {
                update = update.param(value.getKey(), value.getValue(), java.sql.Types.BINARY);
            }
            done += update.update();
        }
        guards.giveBack(withheld);
        guards.wake(table);
        return done;
    }

    /** Whether some sealed column begins with another key's byte. */
    private static String old(List<String> names) {
        return names.stream()
                .map(column -> "length(%s) > 0 AND get_byte(%s, 0) <> :key".formatted(column, column))
                .collect(Collectors.joining(" OR "));
    }

    @Override
    public void start() {
        if (running.compareAndSet(false, true)) {
            stopping = false;
            Thread thread = new Thread(this::run, "resealing");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        try {
            lookAgain();
            boolean more = true;
            while (more && !stopping) {
                long pause = PAUSE;
                try {
                    more = next();
                } catch (PessimisticLockingFailureException | QueryTimeoutException busy) {
                    LOG.info("The table to seal again is busy; trying again later");
                    pause = PAUSE_AFTER_A_LOCK;
                }
                Thread.sleep(pause);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.error("Sealing again stopped; it goes on from here when it is started again", failed);
        } finally {
            running.set(false);
        }
    }

    /** A table counted as through may have got rows since from a node that had not heard of this key. */
    private void lookAgain() {
        jdbc.sql(
                        "UPDATE ledger.key_resealing SET finished_at = NULL, next_page = 0 WHERE key_id = :key AND finished_at IS NOT NULL")
                .param("key", personal.keyId())
                .update();
    }

    @Override
    public void stop() {
        stopping = true;
    }

    @Override
    public boolean running() {
        return running.get();
    }

    @Override
    public void destroy() {
        stop();
    }
}
