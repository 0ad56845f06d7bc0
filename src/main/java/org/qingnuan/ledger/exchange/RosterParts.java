package org.qingnuan.ledger.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.qingnuan.ledger.privacy.SealedJson;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the rows of a body's roster sealed, in parts of one village each. */
@Component
class RosterParts {

    private final JdbcClient jdbc;
    private final SealedJson json;

    RosterParts(JdbcClient jdbc, SealedJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void keep(UUID id, String village, Attempt part) {
        jdbc.sql(
                        "INSERT INTO ledger.roster_import_part (import, village, content) VALUES (:import, :village, :content)")
                .param("import", id)
                .param("village", village)
                .param("content", json.sealRows(part.written()))
                .update();
    }

    /** All rows of a village, or of none for null; those that passed in an earlier file first. */
    Attempt of(UUID id, String village) {
        List<SheetRow> rows = new ArrayList<>();
        Set<Integer> unread = new HashSet<>();
        Map<Integer, Map<String, String>> cells = new HashMap<>();
        Map<Integer, String> problems = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT content FROM ledger.roster_import_part
                        WHERE import = :import AND village IS NOT DISTINCT FROM :village ORDER BY id""")
                .param("import", id)
                .param("village", village)
                .query((row, n) -> Attempt.read(json.openRows(row.getBytes("content"))))
                .list()
                .forEach(part -> {
                    rows.addAll(part.rows());
                    unread.addAll(part.unread());
                    cells.putAll(part.cells());
                    problems.putAll(part.problems());
                });
        rows.sort(Comparator.comparing(row -> row.rowNumber() > 0));
        return new Attempt(rows, unread, cells, problems);
    }

    void forget(UUID id, String village) {
        jdbc.sql(
                        "DELETE FROM ledger.roster_import_part WHERE import = :import AND village IS NOT DISTINCT FROM :village")
                .param("import", id)
                .param("village", village)
                .update();
    }
}
