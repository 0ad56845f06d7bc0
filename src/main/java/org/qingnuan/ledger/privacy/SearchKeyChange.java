package org.qingnuan.ledger.privacy;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.qingnuan.ledger.SearchKeyRotation;
import org.qingnuan.ledger.privacy.FingerprintPairs.ChangedMeanwhile;
import org.qingnuan.ledger.privacy.FingerprintPairs.Way;
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
 * Changes all fingerprints in one transaction that stands alone: it takes the lock that every transaction with a fingerprint shares, then
 * all tables at once. It waits for either a moment only and else lets everybody pass and tries again, less than the second after
 * which PostgreSQL looks for deadlocks, so that nobody's work is ever broken off for it.
 */
@Component
class SearchKeyChange implements SearchKeyRotation, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SearchKeyChange.class);

    private static final String FLAGS = "ledger.flag";
    private static final long SHORTEST_PAUSE = 500;
    private static final long LONGEST_PAUSE = 5_000;

    private final SearchKeys keys;
    private final FingerprintPairs pairs;
    private final RestingGuards guards;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean stopping;
    private volatile Step step;
    private volatile int tries;
    private volatile String problem;

    SearchKeyChange(
            SearchKeys keys,
            FingerprintPairs pairs,
            RestingGuards guards,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.keys = keys;
        this.pairs = pairs;
        this.guards = guards;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public Standing standing() {
        List<InForce> history = jdbc.sql("SELECT * FROM ledger.search_key ORDER BY no DESC")
                .query((row, n) -> new InForce(
                        row.getString("key_id"),
                        row.getTimestamp("in_force_since").toInstant(),
                        row.getString("by_user"),
                        row.getLong("fingerprints"),
                        row.getLong("unmatched"),
                        row.getLong("milliseconds")))
                .list();
        return new Standing(keys.wanted().id(), pairs.prepared(keys.wanted()), step, tries, problem, history);
    }

    @Override
    public void start(String by) {
        if (standing().due() && running.compareAndSet(false, true)) {
            stopping = false;
            tries = 0;
            problem = null;
            Thread thread = new Thread(() -> run(by), "search-key");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run(String by) {
        try {
            step = Step.PREPARING;
            Way way = new Way(inForce(), keys.wanted());
            pairs.prepare(way, () -> !stopping);
            while (!stopping && !tried(by)) {
                Thread.sleep(Math.min(LONGEST_PAUSE, SHORTEST_PAUSE * ++tries));
                step = Step.PREPARING;
                pairs.catchUp(way, () -> !stopping);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (ChangedMeanwhile byAnother) {
            LOG.info("Another node changed the search key");
        } catch (RuntimeException failed) {
            LOG.error("The search key was not changed; nothing is different from before", failed);
            problem = failed instanceof SearchKeyRefused
                    ? failed.getMessage()
                    : failed.getClass().getSimpleName();
        } finally {
            step = null;
            running.set(false);
        }
    }

    /** Whether the configured key is in force now; false when somebody was in the middle of something. */
    private boolean tried(String by) {
        try {
            step = Step.WAITING;
            change(by);
            return true;
        } catch (PessimisticLockingFailureException | QueryTimeoutException busy) {
            LOG.info("Somebody is registering; the search key is changed later");
            return false;
        }
    }

    /**
     * Changes to the configured key; false when it is in force already. Throws {@link PessimisticLockingFailureException} or
     * {@link QueryTimeoutException} when somebody is in the middle of something: nothing has changed then.
     */
    boolean change(String by) {
        return Boolean.TRUE.equals(transaction.execute(status -> changed(by)));
    }

    private boolean changed(String by) {
        long begun = System.nanoTime();
        jdbc.sql("SET LOCAL lock_timeout = '500ms'").update();
        jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(%s)) AS held".formatted(SearchKeys.LOCK))
                .query(Integer.class)
                .single();
        Way way = new Way(inForce(), keys.wanted());
        if (way.from().id().equals(way.to().id())) {
            return false;
        }
        pairs.requireComplete();
        List<String> tables = new ArrayList<>(FingerprintPairs.byTable().keySet());
        tables.add(FLAGS);
        List<String> withheld = guards.take(tables);
        jdbc.sql("SET LOCAL lock_timeout = 0").update();
        jdbc.sql("SET LOCAL statement_timeout = '400ms'").update();
        jdbc.sql("LOCK TABLE %s IN EXCLUSIVE MODE".formatted(String.join(", ", tables)))
                .update();
        jdbc.sql("SET LOCAL statement_timeout = 0").update();
        step = Step.CHANGING;
        jdbc.sql("SET LOCAL work_mem = '64MB'").update();
        pairs.complete(way);
        LOG.info("What came last is known after {} ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        tables.forEach(guards::rest);
        long fingerprints = FingerprintPairs.byTable().entrySet().stream()
                        .mapToLong(table -> anew(table.getKey(), table.getValue()))
                        .sum()
                + evidence();
        tables.forEach(guards::wake);
        guards.giveBack(withheld);
        record(way.to(), by, fingerprints, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        return true;
    }

    /** Gives a table's fingerprints their successors; {@link IllegalStateException} should one have none. */
    private long anew(String table, List<FingerprintColumn> columns) {
        String count = columns.stream()
                .map(column -> "count(%s)".formatted(column.column()))
                .collect(Collectors.joining(" + ", "SELECT ", " FROM " + table));
        long begun = System.nanoTime();
        long before = jdbc.sql(count).query(Long.class).single();
        String set = IntStream.range(0, columns.size())
                .mapToObj(n -> "%s = p%d.now".formatted(columns.get(n).column(), n))
                .collect(Collectors.joining(", "));
        String joins = IntStream.range(0, columns.size())
                .mapToObj(n -> " LEFT JOIN ledger.search_key_pair p%d ON p%d.was = o.%s"
                        .formatted(n, n, columns.get(n).column()))
                .collect(Collectors.joining());
        String any = columns.stream()
                .map(column -> "o.%s IS NOT NULL".formatted(column.column()))
                .collect(Collectors.joining(" OR "));
        jdbc.sql("UPDATE %s t SET %s FROM %s o%s WHERE t.ctid = o.ctid AND (%s)"
                        .formatted(table, set, table, joins, any))
                .update();
        if (jdbc.sql(count).query(Long.class).single() != before) {
            throw new IllegalStateException("A fingerprint of " + table + " has no successor");
        }
        LOG.info(
                "{}: {} fingerprints in {} ms",
                table,
                before,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        return before;
    }

    /** The same of flags, in the text that says what is odd without telling it. */
    private long evidence() {
        int values = jdbc.sql("""
                        UPDATE ledger.flag f SET evidence = left(f.evidence, length(f.evidence) - 64) || encode(p.now, 'hex')
                        FROM ledger.search_key_pair p
                        WHERE p.was = CASE WHEN f.evidence ~ '^(gas|power)?[0-9a-f]{64}$' THEN decode(right(f.evidence, 64), 'hex') END""").update();
        int names = jdbc.sql("""
                        UPDATE ledger.flag f SET evidence = left(f.evidence, 5) || encode(p.now, 'hex') || encode(q.now, 'hex')
                        FROM ledger.search_key_pair p, ledger.search_key_pair q
                        WHERE p.was = CASE WHEN f.evidence ~ '^[a-z]{5}[0-9a-f]{128}$' THEN decode(substr(f.evidence, 6, 64), 'hex') END
                          AND q.was = CASE WHEN f.evidence ~ '^[a-z]{5}[0-9a-f]{128}$' THEN decode(substr(f.evidence, 70), 'hex') END""").update();
        long all = jdbc.sql("SELECT count(*) FROM ledger.flag WHERE evidence ~ '[0-9a-f]{64}'")
                .query(Long.class)
                .single();
        if (values + names != all) {
            throw new IllegalStateException("Evidence of a flag has no successor");
        }
        return values + 2L * names;
    }

    private void record(SearchKey to, String by, long fingerprints, long milliseconds) {
        jdbc.sql("""
                        INSERT INTO ledger.search_key (no, key_id, in_force_since, by_user, fingerprints, unmatched, milliseconds)
                        SELECT max(no) + 1, :key, :at, :by, :fingerprints,
                            (SELECT count(*) FROM ledger.search_key_pair WHERE unmatched), :milliseconds FROM ledger.search_key""")
                .param("key", to.id())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .param("fingerprints", fingerprints)
                .param("milliseconds", milliseconds)
                .update();
        jdbc.sql("TRUNCATE ledger.search_key_pair").update();
    }

    private SearchKey inForce() {
        return keys.of(jdbc.sql("SELECT key_id FROM ledger.search_key ORDER BY no DESC LIMIT 1")
                .query(String.class)
                .single());
    }

    @Override
    public void stop() {
        stopping = true;
    }

    @Override
    public void destroy() {
        stop();
    }
}
