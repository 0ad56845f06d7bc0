package org.qingnuan.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The entries about conditions, which are only added. */
@Component
class ConditionRows {

    /** Which line of entries an entry belongs to. */
    record Line(CaseKey subject, ConditionKind kind) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private static final String ENTRIES = """
            select c.*, later.id is not null as superseded
            from ledger.condition c left join ledger.condition later on later.supersedes = c.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ConditionRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** False when somebody else was first. */
    boolean insert(CaseKey subject, ConditionEntry entry, Long supersedes, boolean revoked, String by) {
        return jdbc.sql("""
                        insert into ledger.condition(plan, body, subject, kind, number, issuer, met_on, promised_on, quantity,
                          planned, crossings, note, details, revoked, supersedes, by_user, recorded_at)
                        values (:plan, :body, :subject, :kind, :number, :issuer, :metOn, :promisedOn, :quantity,
                          :planned, :crossings, :note, cast(:details as jsonb), :revoked, :supersedes, :by, :at)
                        on conflict do nothing
                        """)
                        .param("plan", subject.plan().value())
                        .param("body", subject.area())
                        .param("subject", subject.toString())
                        .param("kind", entry.kind().name())
                        .param("number", stripped(entry.number()))
                        .param("issuer", entry.issuer().strip())
                        .param("metOn", entry.metOn())
                        .param("promisedOn", entry.promisedOn())
                        .param("quantity", entry.quantity())
                        .param("planned", entry.planned())
                        .param(
                                "crossings",
                                entry.crossings().stream()
                                        .sorted()
                                        .map(Enum::name)
                                        .toArray(String[]::new))
                        .param("note", stripped(entry.note()))
                        .param("details", json(entry.details()))
                        .param("revoked", revoked)
                        .param("supersedes", supersedes)
                        .param("by", by)
                        .param("at", Rows.at(clock.instant()))
                        .update()
                == 1;
    }

    private static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The latest entry of each line of these places. */
    Map<Line, ConditionRecord> latest(Collection<CaseKey> subjects) {
        return jdbc
                .sql(ENTRIES + " where c.subject = any(:subjects) and later.id is null")
                .param("subjects", subjects.stream().map(CaseKey::toString).toArray(String[]::new))
                .query(ConditionRows::entry)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        record -> new Line(record.subject(), record.entry().kind()), Function.identity()));
    }

    /** Of the plan's own or of the body with its lots and villages, newest first. */
    List<ConditionRecord> of(CaseKey place) {
        return jdbc.sql(ENTRIES + " where c.plan = :plan and c.body is not distinct from :body order by c.id desc")
                .param("plan", place.plan().value())
                .param("body", place.area())
                .query(ConditionRows::entry)
                .list();
    }

    ConditionRecord get(CaseKey place, long id) {
        return jdbc.sql(ENTRIES + " where c.plan = :plan and c.body is not distinct from :body and c.id = :id")
                .param("plan", place.plan().value())
                .param("body", place.area())
                .param("id", id)
                .query(ConditionRows::entry)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No condition " + id + " of " + place));
    }

    private static ConditionRecord entry(ResultSet row, int number) throws SQLException {
        return new ConditionRecord(
                row.getLong("id"),
                CaseKey.parse(row.getString("subject")),
                new ConditionEntry(
                        ConditionKind.valueOf(row.getString("kind")),
                        row.getString("number"),
                        row.getString("issuer"),
                        Rows.day(row, "met_on"),
                        Rows.day(row, "promised_on"),
                        row.getObject("quantity", Long.class),
                        row.getObject("planned", Long.class),
                        crossings((String[]) row.getArray("crossings").getArray()),
                        row.getString("note"),
                        details(row.getString("details"))),
                row.getObject("supersedes", Long.class),
                row.getBoolean("superseded"),
                row.getBoolean("revoked"),
                row.getString("by_user"),
                Rows.instant(row, "recorded_at"));
    }

    private static String json(Map<String, String> details) {
        try {
            return JSON.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Details of a condition cannot be written", e);
        }
    }

    private static Map<String, String> details(String json) {
        try {
            return JSON.readValue(json, DETAILS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Details of a condition cannot be read", e);
        }
    }

    private static Set<Crossing> crossings(String[] names) {
        return Arrays.stream(names).map(Crossing::valueOf).collect(Collectors.toSet());
    }
}
