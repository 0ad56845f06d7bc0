package org.qingnuan.ledger.register;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.UUID;
import org.qingnuan.ledger.privacy.SealedJson;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Begins a set-based change: the statement knows its village, its rows as JSON, and who changes what when and why. */
@Component
class Changes {

    private final JdbcClient jdbc;
    private final Clock clock;

    Changes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A statement with {@code :by}, {@code :at} and {@code :submission}. */
    StatementSpec statement(String sql, UUID submission, String by) {
        return jdbc.sql(sql)
                .param("submission", submission)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()));
    }

    /** The same with {@code :plan}, {@code :body} and {@code :village}. */
    StatementSpec statement(String sql, CaseKey village, UUID submission, String by) {
        return statement(sql, submission, by)
                .param("plan", village.plan().value())
                .param("body", village.area())
                .param("village", village.village());
    }

    /** The same with {@code :rows} for {@code jsonb_to_recordset}. */
    StatementSpec statement(String sql, CaseKey village, Collection<?> rows, UUID submission, String by) {
        return statement(sql, village, submission, by).param("rows", SealedJson.write(rows));
    }

    /** Bytes as {@code jsonb_to_recordset} reads a bytea, null for null. */
    static String bytea(byte[] bytes) {
        return bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes);
    }
}
