package org.qingnuan.ledger.privacy;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Says which search key makes fingerprints: the one in force by the database. A transaction that asks holds it to its end by a
 * lock that all share and a change of the key takes alone, so that nothing is stored or looked for by a key that is not in force any more.
 */
@Component
class SearchKeys implements InitializingBean {

    /** What a change of the key takes alone. */
    static final String LOCK = "hashtextextended('ledger.search_key', 0)";

    private static final String IN_FORCE = "SELECT key_id FROM ledger.search_key ORDER BY no DESC LIMIT 1";

    private final Map<String, SearchKey> known = new LinkedHashMap<>();
    private final SearchKey wanted;
    private final Function<byte[], String> opening;
    private final JdbcClient jdbc;
    private final Clock clock;

    SearchKeys(Keys keys, JdbcClient jdbc, Clock clock) {
        wanted = new SearchKey(keys.searchKey());
        known.put(wanted.id(), wanted);
        keys.oldSearchKey().map(SearchKey::new).ifPresent(old -> {
            if (known.putIfAbsent(old.id(), old) != null) {
                throw new IllegalStateException(
                        "配置 qingnuan.keys.old-search 与 qingnuan.keys.search 编号相同，请为 search 另生成一个密钥");
            }
        });
        opening = bytes -> new SealedPersonalData(keys, this).open(bytes);
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Puts the first key in force; {@link SearchKeyRefused} when the one in force is not known here. */
    @Override
    public void afterPropertiesSet() {
        Optional<String> inForce = jdbc.sql(IN_FORCE).query(String.class).optional();
        if (inForce.isPresent()) {
            of(inForce.get());
            return;
        }
        jdbc.sql("""
                        INSERT INTO ledger.search_key (no, key_id, in_force_since, fingerprints, unmatched, milliseconds)
                        VALUES (1, :key, :at, 0, 0, 0) ON CONFLICT DO NOTHING""")
                .param("key", first().id())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        of(jdbc.sql(IN_FORCE).query(String.class).single());
    }

    /** The key that the fingerprints of a database were made with that does not say so yet; the configured one where there are none. */
    private SearchKey first() {
        List<Sample> samples = jdbc.sql("""
                        (SELECT name_sealed, name_fingerprint FROM ledger.household LIMIT 20)
                        UNION ALL (SELECT name_sealed, name_fingerprint FROM ledger.past_benefit LIMIT 20)""")
                .query((row, n) -> new Sample(opening.apply(row.getBytes(1)), row.getBytes(2)))
                .list();
        if (samples.isEmpty()) {
            return wanted;
        }
        return known.values().stream()
                .filter(key -> samples.stream()
                        .anyMatch(sample -> Arrays.equals(key.fingerprint(sample.text()), sample.fingerprint())))
                .findFirst()
                .orElseThrow(
                        () -> new SearchKeyRefused(
                                "数据库中的检索指纹不是用配置的检索密钥（qingnuan.keys.search）生成的。",
                                "请把原来的检索密钥配置为 qingnuan.keys.search；要更换检索密钥的，把原来的配置为 qingnuan.keys.old-search，新的配置为 qingnuan.keys.search，启动后在“密钥轮换”页办理。"));
    }

    private record Sample(String text, byte[] fingerprint) {}

    /** The key that this node was told should hold. */
    SearchKey wanted() {
        return wanted;
    }

    /**
     * The key in force, held until the present transaction ends; {@link IllegalStateException} outside of a transaction,
     * {@link SearchKeyRefused} when it is not known here.
     */
    SearchKey inForce() {
        SearchKey held = (SearchKey) TransactionSynchronizationManager.getResource(this);
        if (held != null) {
            return held;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()
                || !TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A fingerprint is made within a transaction, which holds its key");
        }
        jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock_shared(%s)) AS held".formatted(LOCK))
                .query(Integer.class)
                .single();
        // a statement of its own, so that it sees what the lock was waited for
        SearchKey inForce = of(jdbc.sql(IN_FORCE).query(String.class).single());
        TransactionSynchronizationManager.bindResource(this, inForce);
        TransactionSynchronizationManager.registerSynchronization(new Held(inForce));
        return inForce;
    }

    /** A known key by its id. */
    SearchKey of(String id) {
        SearchKey key = known.get(id);
        if (key == null) {
            throw new SearchKeyRefused(
                    "数据库现行的检索密钥（编号 %s）不在本节点的配置中，配置的是 %s。".formatted(id, String.join("、", known.keySet())),
                    "请把现行的检索密钥配置为 qingnuan.keys.search；正在更换检索密钥的，新的配置为 qingnuan.keys.search，换下的配置为 qingnuan.keys.old-search，所有节点一致。");
        }
        return key;
    }

    /** The transaction's hold; a suspended transaction keeps its lock, the one inside it takes its own. */
    private final class Held implements TransactionSynchronization {

        private final SearchKey key;

        Held(SearchKey key) {
            this.key = key;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(SearchKeys.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(SearchKeys.this, key);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(SearchKeys.this);
        }
    }
}
