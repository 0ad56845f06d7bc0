package org.qingnuan.ledger.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.ledger.Document;
import org.qingnuan.ledger.Documents.Slot;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of documents and of their sealed pieces. */
@Component
class DocumentRows {

    private static final int PIECE = 1 << 18;
    private static final int SWEPT_AT_ONCE = 20;

    private final JdbcClient jdbc;
    private final PersonalData personal;

    DocumentRows(JdbcClient jdbc, PersonalData personal) {
        this.jdbc = jdbc;
        this.personal = personal;
    }

    /** A new row, or that of the same content in the same slot, renewed; content belongs to new rows only. */
    Document insert(Slot slot, String fileName, FileKind kind, Received file, String by, Instant at) {
        UUID id = UUID.randomUUID();
        Document kept = jdbc.sql("""
                        INSERT INTO ledger.document AS d (id, subject, task, task_id, field, label, file_name_sealed, media_type,
                            size, sha256, uploaded_by, uploaded_at)
                        VALUES (:id, :subject, :task, :taskId, :field, :label, :name, :type, :size, :sha256, :by, :at)
                        ON CONFLICT (task_id, field, sha256) WHERE submission IS NULL
                        DO UPDATE SET uploaded_at = greatest(d.uploaded_at, excluded.uploaded_at)
                        RETURNING *""")
                .param("id", id)
                .param("subject", slot.subject().toString())
                .param("task", slot.task())
                .param("taskId", slot.taskId())
                .param("field", slot.field().name())
                .param("label", slot.field().label())
                .param("name", personal.seal(fileName))
                .param("type", kind.mediaType())
                .param("size", file.size())
                .param("sha256", file.sha256())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .query(this::row)
                .single();
        if (kept.id().equals(id)) {
            content(id, file.file());
        }
        return kept;
    }

    private void content(UUID document, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            int part = 0;
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                jdbc.sql("INSERT INTO ledger.document_content (document, part, sealed) VALUES (:id, :part, :sealed)")
                        .param("id", document)
                        .param("part", part++)
                        .param("sealed", personal.sealBytes(piece))
                        .update();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void write(UUID document, OutputStream out) {
        int parts = jdbc.sql("SELECT count(*) FROM ledger.document_content WHERE document = :id")
                .param("id", document)
                .query(Integer.class)
                .single();
        if (parts == 0) {
            throw new NoSuchElementException("No document " + document);
        }
        for (int part = 0; part < parts; part++) {
            byte[] sealed = jdbc.sql("SELECT sealed FROM ledger.document_content WHERE document = :id AND part = :part")
                    .param("id", document)
                    .param("part", part)
                    .query((rows, n) -> rows.getBytes(1))
                    .single();
            try {
                out.write(personal.openBytes(sealed));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    Optional<Document> find(UUID id) {
        return jdbc.sql("SELECT * FROM ledger.document WHERE id = :id")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    List<Document> open(String taskId) {
        return jdbc.sql(
                        "SELECT * FROM ledger.document WHERE task_id = :task AND submission IS NULL ORDER BY uploaded_at, id")
                .param("task", taskId)
                .query(this::row)
                .list();
    }

    List<Document> handedIn(CaseKey subject, String task) {
        return jdbc.sql("""
                        SELECT * FROM ledger.document WHERE subject = :subject AND task = :task AND submission IS NOT NULL
                        ORDER BY uploaded_at DESC, id""")
                .param("subject", subject.toString())
                .param("task", task)
                .query(this::row)
                .list();
    }

    /** How many of the documents could be bound. */
    int bind(List<UUID> documents, UUID submission) {
        return jdbc.sql("""
                        UPDATE ledger.document SET submission = :submission WHERE id IN (
                            SELECT id FROM ledger.document WHERE id IN (:documents) AND submission IS NULL
                            ORDER BY id FOR UPDATE)""")
                .param("submission", submission)
                .param("documents", documents)
                .update();
    }

    /** Removes an unbound document of the task; whether there was one. */
    boolean remove(UUID id, String taskId) {
        return jdbc.sql("DELETE FROM ledger.document WHERE id = :id AND task_id = :task AND submission IS NULL")
                        .param("id", id)
                        .param("task", taskId)
                        .update()
                > 0;
    }

    /** Removes some of what was left behind unbound by tasks that are no longer open. */
    void sweep(Instant before) {
        jdbc.sql("""
                        DELETE FROM ledger.document WHERE id IN (
                            SELECT d.id FROM ledger.document d
                            WHERE d.submission IS NULL AND d.uploaded_at < :before
                              AND NOT EXISTS (SELECT FROM ledger.open_task t WHERE t.task_id = d.task_id)
                            ORDER BY d.uploaded_at LIMIT :most FOR UPDATE SKIP LOCKED)""")
                .param("before", Timestamp.from(before))
                .param("most", SWEPT_AT_ONCE)
                .update();
    }

    private Document row(ResultSet rows, int number) throws SQLException {
        return new Document(
                rows.getObject("id", UUID.class),
                CaseKey.parse(rows.getString("subject")),
                rows.getString("task"),
                rows.getString("task_id"),
                rows.getString("field"),
                rows.getString("label"),
                personal.open(rows.getBytes("file_name_sealed")),
                rows.getString("media_type"),
                rows.getLong("size"),
                HexFormat.of().formatHex(rows.getBytes("sha256")),
                rows.getString("uploaded_by"),
                rows.getTimestamp("uploaded_at").toInstant(),
                rows.getObject("submission", UUID.class));
    }

    /** The ids that a field's value lists; empty where it is no list of ids. */
    static Optional<List<UUID>> ids(String value) {
        try {
            return Optional.of(Arrays.stream(value.split(","))
                    .map(String::strip)
                    .map(UUID::fromString)
                    .distinct()
                    .toList());
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
