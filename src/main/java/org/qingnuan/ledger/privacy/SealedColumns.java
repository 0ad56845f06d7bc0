package org.qingnuan.ledger.privacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the columns that hold sealed values in the database's own catalogue, so that none is forgotten. */
@Component
class SealedColumns {

    /** Bytes that nobody's data is in: hashes, models, and what was shown in public. */
    private static final Set<String> NOT_SEALED = Set.of(
            "ledger.dwelling.natural_key",
            "ledger.document.sha256",
            "ledger.public_notice.sha256",
            "ledger.public_notice.content",
            "ledger.adjusted_file.bytes",
            "ledger.search_key_pair.was",
            "ledger.search_key_pair.now");

    private final JdbcClient jdbc;

    SealedColumns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By table, with its schema, in a fixed order. */
    Map<String, List<String>> byTable() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT n.nspname || '.' || c.relname AS name, a.attname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'bytea'::regtype
                        WHERE n.nspname IN ('ledger', 'finance', 'process') AND c.relkind = 'r' ORDER BY 1, a.attnum""").query((row, n) -> Map.entry(row.getString("name"), row.getString("attname"))).list().stream()
                .filter(column -> !column.getValue().endsWith("_fingerprint")
                        && !column.getValue().endsWith("_hash")
                        && !NOT_SEALED.contains(column.getKey() + "." + column.getValue()))
                .forEach(column -> columns.computeIfAbsent(column.getKey(), first -> new ArrayList<>())
                        .add(column.getValue()));
        return columns;
    }
}
