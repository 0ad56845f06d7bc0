package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads requests of extensions and the gates they are about. */
@Component
class ExtensionRows {

    static final String KIND = "extension";

    /** A body's own gate, or the villages' one of the same name; cases within a village are no gates of the plan. */
    private static final String GATES = """
            select f.subject, coalesce(v.name, b.name) as subject_name, f.due, f.recorded_at is not null as finished,
              (select cast(count(*) as int) from ledger.extension e
                where e.subject = f.subject and e.frame = f.frame and e.approved_at is not null) as extensions
            from ledger.frame_state f
            join ledger.area b on b.id = f.body
            left join ledger.area v on v.id = f.village
            where f.plan = :plan and f.body = :body and f.frame = :frame and position('/' in f.subject) = 0
              and (f.subject = :place or cast(:village as text) is null and f.village is not null)
              and not exists (select from ledger.village gone
                where gone.plan = f.plan and gone.area = f.village and gone.state = 'WITHDRAWN')
            order by f.subject
            """;

    private static final String REQUESTS = """
            select r.*, a.name as place_name from ledger.extension_request r
            join ledger.area a on a.id = split_part(r.place, '.', case when r.place like '%.%.%' then 3 else 2 end)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ExtensionRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A gate as it stands. */
    record Standing(ExtensionRequest.Gate gate, boolean finished) {}

    List<Standing> gates(CaseKey place, String frame) {
        return jdbc.sql(GATES)
                .param("plan", place.plan().value())
                .param("body", place.area())
                .param("village", place.village())
                .param("place", place.toString())
                .param("frame", frame)
                .query((row, number) -> new Standing(
                        new ExtensionRequest.Gate(
                                CaseKey.parse(row.getString("subject")),
                                row.getString("subject_name"),
                                Rows.day(row, "due"),
                                row.getInt("extensions")),
                        row.getBoolean("finished")))
                .list();
    }

    /** Whether another request for one of these gates waits. */
    boolean waiting(CaseKey place, String frame, Long except) {
        return jdbc.sql("""
                        select exists (select from ledger.extension_request
                          where plan = :plan and body = :body and frame = :frame and decision is null
                            and (place in (:place, :ofBody) or cast(:village as text) is null)
                            and id <> coalesce(cast(:except as bigint), 0))
                        """)
                .param("plan", place.plan().value())
                .param("body", place.area())
                .param("village", place.village())
                .param("place", place.toString())
                .param("ofBody", place.body().toString())
                .param("frame", frame)
                .param("except", except)
                .query(Boolean.class)
                .single();
    }

    ExtensionRequest get(CaseKey extension) {
        return jdbc.sql(REQUESTS + "where r.id = :id and r.place = :place")
                .param("id", id(extension))
                .param("place", place(extension).toString())
                .query(this::request)
                .optional()
                .orElseThrow(() -> unknown(extension));
    }

    List<ExtensionRequest> of(CaseKey body) {
        return jdbc.sql(REQUESTS + "where r.plan = :plan and r.body = :body order by r.id desc")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(this::request)
                .list();
    }

    private ExtensionRequest request(ResultSet row, int number) throws SQLException {
        CaseKey place = CaseKey.parse(row.getString("place"));
        long id = row.getLong("id");
        String decision = row.getString("decision");
        return new ExtensionRequest(
                key(place, id),
                row.getString("place_name"),
                row.getString("frame"),
                row.getString("frame_name"),
                Rows.day(row, "until"),
                row.getString("reason"),
                row.getString("requested_by"),
                Rows.instant(row, "requested_at"),
                decision == null ? null : ExtensionRequest.Decision.valueOf(decision),
                row.getString("opinion"),
                row.getString("decided_by"),
                Rows.instant(row, "decided_at"),
                decision == null ? open(place, row.getString("frame")) : extended(id));
    }

    private List<ExtensionRequest.Gate> open(CaseKey place, String frame) {
        return gates(place, frame).stream()
                .filter(standing -> !standing.finished())
                .map(Standing::gate)
                .toList();
    }

    private List<ExtensionRequest.Gate> extended(long request) {
        return jdbc.sql("""
                        select e.subject, coalesce(v.name, b.name) as name, e.due_before,
                          (select cast(count(*) as int) from ledger.extension o
                            where o.subject = e.subject and o.frame = e.frame and o.approved_at is not null and o.id < e.id) as extensions
                        from ledger.extension e
                        join ledger.frame_state f on f.subject = e.subject and f.frame = e.frame
                        join ledger.area b on b.id = f.body left join ledger.area v on v.id = f.village
                        where e.request = :request order by e.subject
                        """)
                .param("request", request)
                .query((row, number) -> new ExtensionRequest.Gate(
                        CaseKey.parse(row.getString("subject")),
                        row.getString("name"),
                        Rows.day(row, "due_before"),
                        row.getInt("extensions")))
                .list();
    }

    /** Files it. */
    CaseKey insert(CaseKey place, String frame, String frameName, LocalDate until, String reason, String by) {
        long id = jdbc.sql("""
                        insert into ledger.extension_request(plan, body, place, frame, frame_name, until, reason,
                          requested_by, requested_at)
                        values (:plan, :body, :place, :frame, :name, :until, :reason, :by, :at) returning id
                        """)
                .param("plan", place.plan().value())
                .param("body", place.area())
                .param("place", place.toString())
                .param("frame", frame)
                .param("name", frameName)
                .param("until", until)
                .param("reason", reason)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .query(Long.class)
                .single();
        return key(place, id);
    }

    /** Writes the office's word down; {@link IllegalStateException} when there is one already. */
    void decide(CaseKey extension, ExtensionRequest.Decision decision, String opinion, String by) {
        int decided = jdbc.sql("""
                        update ledger.extension_request set decision = :decision, opinion = :opinion, decided_by = :by,
                          decided_at = :at
                        where id = :id and decision is null
                        """)
                .param("id", id(extension))
                .param("decision", decision.name())
                .param("opinion", opinion)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
        if (decided != 1) {
            throw new IllegalStateException("Decided already: " + extension);
        }
    }

    void extend(ExtensionRequest request, ExtensionRequest.Gate gate, String by) {
        jdbc.sql("""
                        insert into ledger.extension(subject, frame, until, reason, requested_by, requested_at, approved_by,
                          approved_at, request, due_before)
                        values (:subject, :frame, :until, :reason, :requestedBy, :requestedAt, :by, :at, :request, :due)
                        """)
                .param("subject", gate.subject().toString())
                .param("frame", request.frame())
                .param("until", request.until())
                .param("reason", request.reason())
                .param("requestedBy", request.requestedBy())
                .param("requestedAt", Rows.at(request.requestedAt()))
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .param("request", id(request.key()))
                .param("due", gate.due())
                .update();
    }

    static CaseKey place(CaseKey extension) {
        return extension.village() == null ? extension.body() : extension.villageKey();
    }

    static CaseKey key(CaseKey place, long id) {
        return place.with(KIND, Long.toString(id));
    }

    static long id(CaseKey extension) {
        if (!KIND.equals(extension.kind()) || !extension.item().matches("[0-9]{1,18}")) {
            throw unknown(extension);
        }
        return Long.parseLong(extension.item());
    }

    private static NoSuchElementException unknown(CaseKey extension) {
        return new NoSuchElementException("No extension " + extension);
    }
}
