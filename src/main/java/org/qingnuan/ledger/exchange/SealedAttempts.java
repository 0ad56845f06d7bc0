package org.qingnuan.ledger.exchange;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.privacy.SealedJson;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps a person's last attempt at a sheet sealed, for that person alone. */
@Component
class SealedAttempts {

    private final JdbcClient jdbc;
    private final SealedJson json;
    private final Clock clock;

    SealedAttempts(JdbcClient jdbc, SealedJson json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    UUID keep(SheetKind kind, CaseKey subject, Attempt attempt, String by) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO ledger.sheet_attempt (id, kind, subject, by_user, at, content)
                        VALUES (:id, :kind, :subject, :by, :at, :content)
                        ON CONFLICT (kind, subject, by_user) DO UPDATE SET id = excluded.id, at = excluded.at, content = excluded.content""")
                .param("id", id)
                .param("kind", kind.name())
                .param("subject", subject.toString())
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .param("content", json.sealRows(attempt.written()))
                .update();
        return id;
    }

    void forget(SheetKind kind, CaseKey subject, String by) {
        jdbc.sql("DELETE FROM ledger.sheet_attempt WHERE kind = :kind AND subject = :subject AND by_user = :by")
                .param("kind", kind.name())
                .param("subject", subject.toString())
                .param("by", by)
                .update();
    }

    Attempt open(SheetKind kind, CaseKey subject, UUID id, String by) {
        return jdbc.sql("""
                        SELECT content FROM ledger.sheet_attempt
                        WHERE id = :id AND kind = :kind AND subject = :subject AND by_user = :by""")
                .param("id", id)
                .param("kind", kind.name())
                .param("subject", subject.toString())
                .param("by", by)
                .query((row, number) -> Attempt.read(json.openRows(row.getBytes("content"))))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No attempt " + id));
    }
}
