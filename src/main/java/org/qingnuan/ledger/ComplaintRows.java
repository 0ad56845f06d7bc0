package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.qingnuan.calendar.DueDate;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes complaints; words and persons lie sealed. */
@Component
class ComplaintRows {

    static final String KIND = "complaint";

    private static final String COMPLAINTS = """
            select c.*, a.name as place_name from ledger.complaint c
            join ledger.plan p on p.id = c.plan
            join ledger.area a on a.id = case when c.place like '%.%.%' then split_part(c.place, '.', 3)
              when c.place like '%.%' then split_part(c.place, '.', 2) else p.area end
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final PersonalData personal;

    ComplaintRows(JdbcClient jdbc, Clock clock, PersonalData personal) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.personal = personal;
    }

    long insert(CaseKey place, NewComplaint complaint, DueDate reply, DueDate resolve, String by) {
        return jdbc.sql("""
                        insert into ledger.complaint(plan, place, body, household, channel, kind, hotline_no, name_sealed,
                          name_masked, phone_sealed, phone_masked, text_sealed, received_on, received_by, received_at,
                          handler, owner, reply_due, reply_provisional, resolve_due, resolve_provisional, counted_from,
                          state, joined_to)
                        values (:plan, :place, :body, :household, :channel, :kind, :hotline, :name, :nameShown, :phone,
                          :phoneShown, :text, :receivedOn, :by, :at, :handler, :owner, :reply, :replyProvisional, :resolve,
                          :resolveProvisional, :receivedOn, :state, :joins) returning id
                        """)
                .param("plan", place.plan().value())
                .param("place", place.toString())
                .param("body", place.area())
                .param("household", complaint.household())
                .param("channel", complaint.channel().name())
                .param("kind", complaint.kind().name())
                .param("hotline", complaint.hotlineNo())
                .param("name", personal.seal(complaint.name()))
                .param("nameShown", personal.maskName(complaint.name()))
                .param("phone", personal.seal(complaint.phone()))
                .param("phoneShown", personal.maskPhone(complaint.phone()))
                .param("text", personal.seal(complaint.text()))
                .param("receivedOn", complaint.receivedOn())
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .param("handler", complaint.handler().name())
                .param("owner", complaint.owner())
                .param("reply", reply.day())
                .param("replyProvisional", reply.provisional())
                .param("resolve", resolve.day())
                .param("resolveProvisional", resolve.provisional())
                .param("state", (complaint.joins() == null ? Complaint.State.OPEN : Complaint.State.JOINED).name())
                .param("joins", complaint.joins())
                .query(Long.class)
                .single();
    }

    Complaint get(CaseKey complaint) {
        return find(id(complaint), "")
                .filter(known -> known.key().equals(complaint))
                .orElseThrow(() -> unknown(complaint));
    }

    /** Held until the transaction ends. */
    Complaint lock(CaseKey complaint) {
        return find(id(complaint), "for no key update of c")
                .filter(known -> known.key().equals(complaint))
                .orElseThrow(() -> unknown(complaint));
    }

    java.util.Optional<Complaint> find(long id, String lock) {
        return jdbc.sql(COMPLAINTS + "where c.id = :id " + lock)
                .param("id", id)
                .query((row, number) -> complaint(row))
                .optional();
    }

    List<Complaint> of(CaseKey scope) {
        return jdbc.sql(COMPLAINTS + """
                        where c.plan = :plan and (cast(:body as text) is null or c.body = :body and c.handler = 'TOWN')
                        order by c.id desc
                        """)
                .param("plan", scope.plan().value())
                .param("body", scope.area())
                .query((row, number) -> complaint(row))
                .list();
    }

    /** The complaints of the same matter. */
    List<Long> joined(long complaint) {
        return jdbc.sql("select id from ledger.complaint where joined_to = :id order by id for no key update")
                .param("id", complaint)
                .query(Long.class)
                .list();
    }

    /** {@code step.id()}, {@code by} and {@code at} are given here. */
    void step(long complaint, Complaint.Step step, String by) {
        jdbc.sql("""
                        insert into ledger.complaint_step(complaint, kind, text_sealed, told, satisfied, solution_sealed,
                          explanation_sealed, planned_on, done_on, by_user, at)
                        values (:id, :kind, :text, :told, :satisfied, :solution, :explanation, :planned, :on, :by, :at)
                        """)
                .param("id", complaint)
                .param("kind", step.kind().name())
                .param("text", personal.seal(step.text()))
                .param("told", step.told() == null ? null : step.told().name())
                .param(
                        "satisfied",
                        step.satisfied() == null ? null : step.satisfied().name())
                .param("solution", personal.seal(step.solution()))
                .param("explanation", personal.seal(step.explanation()))
                .param("planned", step.plannedOn())
                .param("on", step.on())
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    /** {@code planned} null leaves the last day as it is. */
    void answered(long complaint, Complaint.State state, LocalDate on, LocalDate planned) {
        jdbc.sql("""
                        update ledger.complaint set state = :state, replied_on = coalesce(replied_on, :on),
                          closed_on = case when :state = 'CLOSED' then cast(:on as date) end,
                          resolve_due = coalesce(cast(:planned as date), resolve_due),
                          resolve_provisional = resolve_provisional and cast(:planned as date) is null
                        where id = :id
                        """)
                .param("id", complaint)
                .param("state", state.name())
                .param("on", on)
                .param("planned", planned)
                .update();
    }

    void join(long complaint, long other) {
        jdbc.sql("update ledger.complaint set joined_to = :other where joined_to = :id")
                .param("id", complaint)
                .param("other", other)
                .update();
        jdbc.sql("update ledger.complaint set state = 'JOINED', joined_to = :other where id = :id")
                .param("id", complaint)
                .param("other", other)
                .update();
    }

    void reopen(long complaint, LocalDate from, DueDate reply, DueDate resolve) {
        jdbc.sql("""
                        update ledger.complaint set state = 'OPEN', reopened = true, joined_to = null, closed_on = null,
                          counted_from = :from where id = :id
                        """).param("id", complaint).param("from", from).update();
        due(complaint, reply, resolve);
    }

    void due(long complaint, DueDate reply, DueDate resolve) {
        jdbc.sql("""
                        update ledger.complaint set reply_due = :reply, reply_provisional = :replyProvisional,
                          resolve_due = :resolve, resolve_provisional = :resolveProvisional where id = :id
                        """)
                .param("id", complaint)
                .param("reply", reply.day())
                .param("replyProvisional", reply.provisional())
                .param("resolve", resolve.day())
                .param("resolveProvisional", resolve.provisional())
                .update();
    }

    /** What still stands on days of an unpublished year, and from which day it counts. */
    List<Provisional> provisional() {
        return jdbc.sql(COMPLAINTS + """
                        where (c.reply_provisional or c.resolve_provisional) and c.state in ('OPEN', 'REPLIED', 'PLANNED')
                        order by c.id for no key update of c
                        """)
                .query((row, number) -> new Provisional(complaint(row), Rows.day(row, "counted_from")))
                .list();
    }

    record Provisional(Complaint complaint, LocalDate from) {}

    Complaints.Contact disclose(CaseKey complaint, String reason, String by) {
        jdbc.sql("""
                        insert into ledger.complaint_disclosure(complaint, reason, by_user, at) values (:id, :reason, :by, :at)
                        """)
                .param("id", id(complaint))
                .param("reason", reason)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
        return jdbc.sql("select name_sealed, phone_sealed from ledger.complaint where id = :id")
                .param("id", id(complaint))
                .query((row, number) -> new Complaints.Contact(
                        personal.open(row.getBytes("name_sealed")), personal.open(row.getBytes("phone_sealed"))))
                .single();
    }

    /** Whether the household is registered at the place or below. */
    boolean knows(CaseKey place, long household) {
        return jdbc.sql("""
                        select exists (select from ledger.household where id = :id and plan = :plan
                          and (cast(:body as text) is null or body = :body)
                          and (cast(:village as text) is null or village = :village))
                        """)
                .param("id", household)
                .param("plan", place.plan().value())
                .param("body", place.area())
                .param("village", place.village())
                .query(Boolean.class)
                .single();
    }

    private Complaint complaint(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        CaseKey place = CaseKey.parse(row.getString("place"));
        Complaint.Handler handler = Complaint.Handler.valueOf(row.getString("handler"));
        return new Complaint(
                (handler == Complaint.Handler.OFFICE ? CaseKey.ofPlan(new PlanId(row.getString("plan"))) : place)
                        .with(KIND, Long.toString(id)),
                place,
                row.getString("place_name"),
                row.getObject("household", Long.class),
                Complaint.Channel.valueOf(row.getString("channel")),
                Complaint.Kind.valueOf(row.getString("kind")),
                row.getString("hotline_no"),
                row.getString("name_masked"),
                row.getString("phone_masked"),
                personal.open(row.getBytes("text_sealed")),
                Rows.day(row, "received_on"),
                row.getString("received_by"),
                handler,
                row.getString("owner"),
                Rows.day(row, "reply_due"),
                row.getBoolean("reply_provisional"),
                Rows.day(row, "resolve_due"),
                row.getBoolean("resolve_provisional"),
                Complaint.State.valueOf(row.getString("state")),
                row.getObject("joined_to", Long.class),
                Rows.day(row, "replied_on"),
                Rows.day(row, "closed_on"),
                row.getBoolean("reopened"),
                steps(id));
    }

    private List<Complaint.Step> steps(long complaint) {
        return jdbc.sql("select * from ledger.complaint_step where complaint = :id order by id")
                .param("id", complaint)
                .query((row, number) -> new Complaint.Step(
                        row.getLong("id"),
                        Complaint.StepKind.valueOf(row.getString("kind")),
                        personal.open(row.getBytes("text_sealed")),
                        row.getString("told") == null ? null : Complaint.Told.valueOf(row.getString("told")),
                        row.getString("satisfied") == null
                                ? null
                                : Complaint.Satisfied.valueOf(row.getString("satisfied")),
                        personal.open(row.getBytes("solution_sealed")),
                        personal.open(row.getBytes("explanation_sealed")),
                        Rows.day(row, "planned_on"),
                        Rows.day(row, "done_on"),
                        row.getString("by_user"),
                        Rows.instant(row, "at")))
                .list();
    }

    static long id(CaseKey complaint) {
        if (!KIND.equals(complaint.kind()) || !complaint.item().matches("[0-9]{1,18}")) {
            throw unknown(complaint);
        }
        return Long.parseLong(complaint.item());
    }

    private static NoSuchElementException unknown(CaseKey complaint) {
        return new NoSuchElementException("No complaint " + complaint);
    }
}
