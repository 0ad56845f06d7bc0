package org.qingnuan.ledger.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.exchange.ResidentIds;
import org.qingnuan.ledger.exchange.Spelling;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Knows for each fingerprint what it becomes under another key. Most are made of the text that lies sealed beside them; a flag's evidence
 * may be of a text that stands in the register no more and is looked for in what was once handed in. Whatever no text is found for gets a
 * successor of its own, so that what was equal stays equal and nothing of the earlier key is left.
 */
@Component
class FingerprintPairs {

    private static final int PAGES = 128;

    /** A sheet is large; so many pages of them are in memory. */
    private static final int PAGES_OF_SHEETS = 2;

    private static final int MOST_AT_ONCE = 20_000;

    /** Where a text may still stand that the register has no more: by table the sealed column. */
    private static final List<Remembered> REMEMBERED = List.of(
            new Remembered("ledger.beneficiary", "name_sealed", false),
            new Remembered("ledger.beneficiary", "identity_sealed", false),
            new Remembered("ledger.household_change", "content", true),
            new Remembered("ledger.sheet", "content", true));

    private record Remembered(String table, String sealed, boolean json) {}

    private static final String UNKNOWN =
            " NOT EXISTS (SELECT FROM ledger.search_key_pair p WHERE p.was = %s AND p.target = :target)";

    private static final String EVIDENCE = """
            SELECT DISTINCT m.found[1] FROM ledger.flag f CROSS JOIN LATERAL regexp_matches(f.evidence, '[0-9a-f]{64}', 'g') AS m(found)
            WHERE""" + UNKNOWN.formatted("decode(m.found[1], 'hex')");

    private final PersonalData personal;
    private final SearchKeys keys;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FingerprintPairs(PersonalData personal, SearchKeys keys, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.personal = personal;
        this.keys = keys;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** From which key to which. */
    record Way(SearchKey from, SearchKey to) {

        private Successor of(byte[] was, String text) {
            return text != null && Arrays.equals(from.fingerprint(text), was)
                    ? new Successor(to.fingerprint(text), false)
                    : new Successor(to.fingerprint("unmatched/" + HexFormat.of().formatHex(was)), true);
        }
    }

    /** Another node was faster. */
    static final class ChangedMeanwhile extends IllegalStateException {}

    private record Successor(byte[] now, boolean unmatched) {}

    static Map<String, List<FingerprintColumn>> byTable() {
        Map<String, List<FingerprintColumn>> columns = new LinkedHashMap<>();
        FingerprintColumn.ALL.forEach(column -> columns.computeIfAbsent(column.table(), first -> new ArrayList<>())
                .add(column));
        return columns;
    }

    /** {@link IllegalStateException} for a column that nobody told how to make anew. */
    void requireComplete() {
        List<String> there = jdbc.sql("""
                        SELECT n.nspname || '.' || c.relname || '.' || a.attname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'bytea'::regtype
                        WHERE n.nspname !~ '^(pg_|information_schema)' AND c.relkind = 'r'
                          AND (a.attname LIKE '%\\_fingerprint' OR a.attname = 'natural_key')""").query(String.class).list();
        Set<String> unknown = new TreeSet<>(there);
        FingerprintColumn.ALL.forEach(column -> unknown.remove(column.name()));
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("No FingerprintColumn for " + unknown);
        }
    }

    /** Walks all tables in many short transactions while people work; what is there already stays. */
    void prepare(Way way, BooleanSupplier goOn) {
        requireComplete();
        transaction.executeWithoutResult(status -> {
            hold(way);
            jdbc.sql("DELETE FROM ledger.search_key_pair WHERE target <> :target")
                    .param("target", way.to().id())
                    .update();
        });
        byTable().forEach((table, columns) -> {
            List<String> names = columns.stream()
                    .flatMap(column -> Stream.of(column.column(), column.sealed()))
                    .distinct()
                    .toList();
            walk(way, table, names, goOn, row -> {
                Map<String, Successor> found = new HashMap<>();
                for (FingerprintColumn column : columns) {
                    add(way, found, (byte[]) row.get(column.column()), column, (byte[]) row.get(column.sealed()));
                }
                return found;
            });
        });
        catchUp(way, goOn);
        jdbc.sql("ANALYZE ledger.search_key_pair").update();
    }

    /** What came meanwhile, and flags' evidence. */
    void catchUp(Way way, BooleanSupplier goOn) {
        boolean more = true;
        while (more && goOn.getAsBoolean()) {
            more = Boolean.TRUE.equals(transaction.execute(status -> {
                hold(way);
                return missing(way, MOST_AT_ONCE) >= MOST_AT_ONCE;
            }));
        }
        Set<String> evidence = new LinkedHashSet<>(evidence(way));
        for (Remembered place : REMEMBERED) {
            if (!evidence.isEmpty()) {
                walk(way, place.table(), List.of(place.sealed()), goOn, row -> {
                    Map<String, Successor> found = new HashMap<>();
                    byte[] sealed = (byte[]) row.get(place.sealed());
                    if (sealed != null && !evidence.isEmpty()) {
                        texts(place, personal.open(sealed)).forEach(text -> {
                            byte[] was = way.from().fingerprint(text);
                            String hex = HexFormat.of().formatHex(was);
                            if (evidence.remove(hex)) {
                                found.put(hex, way.of(was, text));
                            }
                        });
                    }
                    return found;
                });
            }
        }
        if (goOn.getAsBoolean()) {
            transaction.executeWithoutResult(status -> {
                hold(way);
                write(way, lost(way, evidence));
            });
        }
    }

    private static Map<String, Successor> lost(Way way, Collection<String> evidence) {
        Map<String, Successor> lost = new HashMap<>();
        evidence.forEach(hex -> lost.put(hex, way.of(HexFormat.of().parseHex(hex), null)));
        return lost;
    }

    /** All that is still missing, within the caller's transaction, in which nothing else can come. */
    void complete(Way way) {
        missing(way, Integer.MAX_VALUE);
        write(way, lost(way, evidence(way)));
    }

    /** How many are known for the key. */
    long prepared(SearchKey to) {
        return jdbc.sql("SELECT count(*) FROM ledger.search_key_pair WHERE target = :target")
                .param("target", to.id())
                .query(Long.class)
                .single();
    }

    private static Set<String> texts(Remembered place, String opened) {
        Set<String> texts = new LinkedHashSet<>();
        if (!place.json()) {
            texts.add(opened);
            return texts;
        }
        List<Map<String, String>> rows =
                opened.startsWith("[") ? SealedJson.rows(opened) : List.of(SealedJson.flat(opened));
        rows.forEach(row -> row.values().stream().filter(value -> value != null).forEach(value -> {
            texts.add(value);
            texts.add(ResidentIds.canonical(value));
            texts.add(Spelling.number(value));
        }));
        return texts;
    }

    private List<String> evidence(Way way) {
        return jdbc.sql(EVIDENCE)
                .param("target", way.to().id())
                .query(String.class)
                .list();
    }

    private void walk(
            Way way,
            String table,
            List<String> names,
            BooleanSupplier goOn,
            Function<Map<String, Object>, Map<String, Successor>> pairs) {
        int step = names.contains("content") ? PAGES_OF_SHEETS : PAGES;
        long pages = jdbc.sql("SELECT pg_relation_size(:table::regclass) / current_setting('block_size')::bigint")
                .param("table", table)
                .query(Long.class)
                .single();
        for (long page = 0; page < pages && goOn.getAsBoolean(); page += step) {
            long from = page;
            transaction.executeWithoutResult(status -> {
                hold(way);
                Map<String, Successor> found = new HashMap<>();
                jdbc.sql("SELECT %s FROM %s WHERE ctid >= (:from)::tid AND ctid < (:to)::tid"
                                .formatted(String.join(", ", names), table))
                        .param("from", "(%d,0)".formatted(from))
                        .param("to", "(%d,0)".formatted(from + step))
                        .query()
                        .listOfRows()
                        .forEach(row -> pairs.apply(row)
                                .forEach((was, one) -> found.merge(was, one, FingerprintPairs::better)));
                write(way, found);
            });
        }
    }

    /** The key that is prepared for stays away as long as this transaction lasts; nothing is prepared once it came. */
    private void hold(Way way) {
        if (!keys.inForce().id().equals(way.from().id())) {
            throw new ChangedMeanwhile();
        }
    }

    private int missing(Way way, int most) {
        int all = 0;
        for (FingerprintColumn column : FingerprintColumn.ALL) {
            Map<String, Successor> found = new HashMap<>();
            List<Map<String, Object>> rows = jdbc.sql(
                            "SELECT t.%s AS was, t.%s AS sealed FROM %s t WHERE t.%s IS NOT NULL AND %s LIMIT %d"
                                    .formatted(
                                            column.column(),
                                            column.sealed(),
                                            column.table(),
                                            column.column(),
                                            UNKNOWN.formatted("t." + column.column()),
                                            most))
                    .param("target", way.to().id())
                    .query()
                    .listOfRows();
            rows.forEach(row -> add(way, found, (byte[]) row.get("was"), column, (byte[]) row.get("sealed")));
            write(way, found);
            all = Math.max(all, rows.size());
        }
        return all;
    }

    private void add(Way way, Map<String, Successor> found, byte[] was, FingerprintColumn column, byte[] sealed) {
        if (was != null) {
            String text = sealed == null ? null : column.text().apply(personal.open(sealed));
            found.merge(HexFormat.of().formatHex(was), way.of(was, text), FingerprintPairs::better);
        }
    }

    private static Successor better(Successor one, Successor other) {
        return one.unmatched() ? other : one;
    }

    private void write(Way way, Map<String, Successor> found) {
        if (found.isEmpty()) {
            return;
        }
        StringBuilder was = new StringBuilder();
        StringBuilder now = new StringBuilder();
        StringBuilder unmatched = new StringBuilder();
        new TreeMap<>(found).forEach((hex, successor) -> {
            was.append(was.isEmpty() ? "" : ",").append(hex);
            now.append(now.isEmpty() ? "" : ",").append(HexFormat.of().formatHex(successor.now()));
            unmatched.append(unmatched.isEmpty() ? "" : ",").append(successor.unmatched());
        });
        jdbc.sql("""
                        INSERT INTO ledger.search_key_pair AS p (was, now, target, unmatched)
                        SELECT decode(x.was, 'hex'), decode(x.now, 'hex'), :target, x.unmatched::boolean
                        FROM unnest(string_to_array(:was, ','), string_to_array(:now, ','), string_to_array(:unmatched, ','))
                            AS x(was, now, unmatched)
                        ON CONFLICT (was) DO UPDATE SET now = excluded.now, target = excluded.target, unmatched = excluded.unmatched
                        WHERE p.target <> excluded.target OR p.unmatched AND NOT excluded.unmatched""")
                .param("was", was.toString())
                .param("now", now.toString())
                .param("unmatched", unmatched.toString())
                .param("target", way.to().id())
                .update();
    }
}
