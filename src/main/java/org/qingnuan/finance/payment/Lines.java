package org.qingnuan.finance.payment;

import java.util.NoSuchElementException;
import org.qingnuan.finance.LineState;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of payment lines, found by key. */
@Component
class Lines {

    private final JdbcClient jdbc;

    Lines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The line, locked; {@link NoSuchElementException} when there is none with this key. */
    Line lock(CaseKey key) {
        return read(key, "FOR NO KEY UPDATE");
    }

    Line find(CaseKey key) {
        return read(key, "");
    }

    void move(Line line, LineState next) {
        jdbc.sql("UPDATE finance.line SET state = :state WHERE id = :id")
                .param("state", next.name())
                .param("id", line.id())
                .update();
    }

    private Line read(CaseKey key, String lock) {
        if (!Line.KIND.equals(key.kind()) || !key.item().matches("[0-9]{1,18}")) {
            throw new NoSuchElementException("Not the key of a line: " + key);
        }
        return jdbc.sql("SELECT * FROM finance.line WHERE id = :id AND village = :village " + lock)
                .param("id", Long.valueOf(key.item()))
                .param("village", key.place().toString())
                .query((rows, n) -> new Line(
                        rows.getLong("id"),
                        rows.getLong("batch"),
                        key.place(),
                        rows.getLong("household"),
                        rows.getLong("entitlement"),
                        LineState.valueOf(rows.getString("state"))))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No line " + key));
    }
}
