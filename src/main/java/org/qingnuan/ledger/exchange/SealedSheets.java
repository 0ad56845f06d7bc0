package org.qingnuan.ledger.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SheetRows;
import org.qingnuan.ledger.privacy.SealedJson;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps checked sheets sealed, with the row numbers that findings name. */
@Component
class SealedSheets implements SheetRows {

    private final JdbcClient jdbc;
    private final SealedJson json;
    private final PersonalData personal;
    private final Clock clock;

    SealedSheets(JdbcClient jdbc, SealedJson json, PersonalData personal, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.personal = personal;
        this.clock = clock;
    }

    @Override
    public List<Map<String, String>> rows(UUID sheet) {
        return jdbc
                .sql("SELECT content FROM ledger.sheet WHERE id = :id")
                .param("id", sheet)
                .query((rows, n) -> json.openRows(rows.getBytes("content")))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No sheet " + sheet))
                .stream()
                .map(SealedSheets::withoutNumber)
                .toList();
    }

    UUID store(SheetKind kind, CaseKey subject, String fileName, List<SheetRow> rows, String by) {
        UUID id = UUID.randomUUID();
        List<Map<String, String>> values = rows.stream()
                .<Map<String, String>>map(row -> new TreeMap<>(row.values()))
                .toList();
        List<Map<String, String>> numbered =
                rows.stream().map(SealedSheets::withNumber).toList();
        jdbc.sql("""
                        INSERT INTO ledger.sheet (id, kind, subject, file_name, checked_by, checked_at, row_count, content_hash, content)
                        VALUES (:id, :kind, :subject, :fileName, :by, :at, :rows, :hash, :content)""")
                .param("id", id)
                .param("kind", kind.name())
                .param("subject", subject.toString())
                .param("fileName", personal.seal(fileName))
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .param("rows", rows.size())
                .param("hash", json.fingerprint(values))
                .param("content", json.sealRows(numbered))
                .update();
        return id;
    }

    Optional<Stored> find(UUID sheet) {
        return find(sheet, "");
    }

    Optional<Stored> lock(UUID sheet) {
        return find(sheet, " FOR UPDATE");
    }

    /** Whether the sheet applied last for the subject had the same content. */
    boolean repeats(Stored stored) {
        return jdbc.sql("""
                        SELECT content_hash FROM ledger.sheet WHERE subject = :subject AND kind = :kind AND applied_at IS NOT NULL
                        ORDER BY applied_at DESC LIMIT 1""")
                .param("subject", stored.subject())
                .param("kind", stored.kind().name())
                .query((rows, n) -> rows.getBytes("content_hash"))
                .optional()
                .filter(hash -> Arrays.equals(hash, stored.hash()))
                .isPresent();
    }

    /** The rows of the subject's sheet that was applied last; none when none was. */
    List<SheetRow> lastApplied(SheetKind kind, CaseKey subject) {
        return jdbc.sql("""
                        SELECT * FROM ledger.sheet WHERE subject = :subject AND kind = :kind AND applied_at IS NOT NULL
                        ORDER BY applied_at DESC LIMIT 1""")
                .param("subject", subject.toString())
                .param("kind", kind.name())
                .query(SealedSheets::stored)
                .optional()
                .map(this::open)
                .orElse(List.of());
    }

    void markApplied(UUID sheet) {
        jdbc.sql("UPDATE ledger.sheet SET applied_at = :at WHERE id = :id")
                .param("at", Timestamp.from(clock.instant()))
                .param("id", sheet)
                .update();
    }

    List<SheetRow> open(Stored stored) {
        return json.openRows(stored.content()).stream()
                .map(row -> new SheetRow(Integer.parseInt(row.get(SealedJson.ROW_NUMBER)), withoutNumber(row)))
                .toList();
    }

    private Optional<Stored> find(UUID sheet, String lock) {
        return jdbc.sql("SELECT * FROM ledger.sheet WHERE id = :id" + lock)
                .param("id", sheet)
                .query(SealedSheets::stored)
                .optional();
    }

    private static Stored stored(ResultSet rows, int number) throws SQLException {
        return new Stored(
                rows.getObject("id", UUID.class),
                SheetKind.valueOf(rows.getString("kind")),
                rows.getString("subject"),
                rows.getBytes("content_hash"),
                rows.getBytes("content"),
                rows.getTimestamp("applied_at") != null);
    }

    private static Map<String, String> withNumber(SheetRow row) {
        Map<String, String> values = new TreeMap<>(row.values());
        values.put(SealedJson.ROW_NUMBER, Integer.toString(row.rowNumber()));
        return values;
    }

    private static Map<String, String> withoutNumber(Map<String, String> row) {
        Map<String, String> values = new TreeMap<>(row);
        values.remove(SealedJson.ROW_NUMBER);
        return values;
    }

    /** A sheet as it is kept. */
    record Stored(UUID id, SheetKind kind, String subject, byte[] hash, byte[] content, boolean applied) {}
}
