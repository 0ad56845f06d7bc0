package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens, reads and ends the claims of actual dates. */
@Component
class DateClaimRows {

    static final String KIND = "date";

    /** The stages whose last day may decide whether a frame is late; those before them in a frame never do. */
    private static final Set<String> DECISIVE = Set.of("construction", "commissioning", "acceptance");

    private static final String CLAIMS = """
            select c.*, s.name as stage_name, f.due from ledger.date_claim c
            left join ledger.stage_state s on s.subject = c.subject and s.stage = c.stage
            left join ledger.frame_state f on f.subject = c.subject and f.frame = s.frame
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Plans plans;
    private final ApplicationEventPublisher events;

    DateClaimRows(JdbcClient jdbc, Clock clock, Plans plans, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.plans = plans;
        this.events = events;
    }

    /** The day that counts for a village's stage; an actual day too far back waits for the office, and the day of entry counts. */
    LocalDate counting(CaseKey village, String stage, LocalDate actual, LocalDate entered) {
        int allowed = plans.get(village.plan()).rules().backdatingDays();
        if (!DECISIVE.contains(stage) || ChronoUnit.DAYS.between(actual, entered) <= allowed) {
            return actual;
        }
        jdbc.sql("""
                        insert into ledger.date_claim(plan, subject, stage, actual_on, entered_on, opened_at)
                        values (:plan, :subject, :stage, :actual, :entered, :at)
                        on conflict (subject, stage) where decision is null do nothing returning id
                        """)
                .param("plan", village.plan().value())
                .param("subject", village.toString())
                .param("stage", stage)
                .param("actual", actual)
                .param("entered", entered)
                .param("at", Rows.at(clock.instant()))
                .query(Long.class)
                .optional()
                .ifPresent(id -> events.publishEvent(new DateClaimed(key(village, id))));
        return entered;
    }

    /** What waits for a stage that is not finished any more waits for nobody. */
    void lapse(CaseKey village, String stage) {
        jdbc.sql("""
                        update ledger.date_claim set decision = 'LAPSED', decided_at = :at
                        where subject = :subject and stage = :stage and decision is null returning id
                        """)
                .param("subject", village.toString())
                .param("stage", stage)
                .param("at", Rows.at(clock.instant()))
                .query(Long.class)
                .list()
                .forEach(id -> events.publishEvent(new DateClaimLapsed(key(village, id))));
    }

    /** Whether it still waited; it is decided now. */
    boolean decide(CaseKey claim, DateClaim.Decision decision, String opinion, String by) {
        return jdbc.sql("""
                        update ledger.date_claim set decision = :decision, opinion = :opinion, decided_by = :by, decided_at = :at
                        where id = :id and decision is null
                        """)
                        .param("id", id(claim))
                        .param("decision", decision.name())
                        .param("opinion", opinion)
                        .param("by", by)
                        .param("at", Rows.at(clock.instant()))
                        .update()
                == 1;
    }

    DateClaim get(CaseKey claim) {
        return jdbc.sql(CLAIMS + "where c.id = :id and c.subject = :subject")
                .param("id", id(claim))
                .param("subject", claim.villageKey().toString())
                .query(DateClaimRows::claim)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No claimed date " + claim));
    }

    List<DateClaim> of(CaseKey village) {
        return jdbc.sql(CLAIMS + "where c.subject = :subject order by c.id")
                .param("subject", village.toString())
                .query(DateClaimRows::claim)
                .list();
    }

    private static CaseKey key(CaseKey village, long id) {
        return village.with(KIND, Long.toString(id));
    }

    private static long id(CaseKey claim) {
        if (!KIND.equals(claim.kind()) || !claim.item().matches("[0-9]{1,18}")) {
            throw new NoSuchElementException("No claimed date " + claim);
        }
        return Long.parseLong(claim.item());
    }

    private static DateClaim claim(ResultSet row, int number) throws SQLException {
        String decision = row.getString("decision");
        return new DateClaim(
                key(CaseKey.parse(row.getString("subject")), row.getLong("id")),
                row.getString("stage"),
                row.getString("stage_name"),
                Rows.day(row, "due"),
                Rows.day(row, "actual_on"),
                Rows.day(row, "entered_on"),
                decision == null ? null : DateClaim.Decision.valueOf(decision),
                row.getString("opinion"),
                row.getString("decided_by"),
                Rows.instant(row, "decided_at"));
    }
}
