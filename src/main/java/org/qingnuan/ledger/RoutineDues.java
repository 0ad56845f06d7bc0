package org.qingnuan.ledger;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a body has to do by a day without any task or stage waiting for it (B5.4, B5.7): its next progress report, and the
 * drills before the heating season that comes. Read off the work record alone, so that whoever notes them there is done. Besides what
 * other modules expect of it.
 */
@Component
class RoutineDues {

    static final String REPORT = "routine.report";
    static final String DRILL = "routine.drill";

    /** Where a plan says no day of its own on which heating starts. */
    private static final SeasonRules USUAL_SEASON =
            new SeasonRules("11-15", "03-31", 1, 0, List.of(), List.of(), null, List.of(), Map.of(), false);

    private static final String RECORDED = """
             from ledger.work_record r where r.plan = :plan and r.body = :body and r.kind = :kind
              and not exists (select from ledger.work_record later where later.supersedes = r.id)
            """;

    private final JdbcClient jdbc;
    private final Plans plans;
    private final PlanStarts starts;
    private final ObjectProvider<ExpectedDays> expected;

    RoutineDues(JdbcClient jdbc, Plans plans, PlanStarts starts, ObjectProvider<ExpectedDays> expected) {
        this.expected = expected;
        this.jdbc = jdbc;
        this.plans = plans;
        this.starts = starts;
    }

    /**
     * A thing to do.
     *
     * @param due the last day that is in time
     * @param ahead whether people are reminded before it, too
     */
    record Due(String frame, String name, LocalDate due, boolean ahead) {}

    /** What is not done as of today, nothing before the plan is started. */
    List<Due> of(CaseKey body, LocalDate today) {
        Optional<LocalDate> started =
                starts.of(body.plan()).map(PlanStarts.Start::at).map(ChinaTime::dayOf);
        List<Due> dues = new ArrayList<>();
        started.flatMap(since -> report(body, since, today)).ifPresent(dues::add);
        started.flatMap(since -> drill(body, since, today)).ifPresent(dues::add);
        expected.forEach(days ->
                days.of(body).forEach(one -> dues.add(new Due(one.key(), one.name(), one.due(), true))));
        return dues;
    }

    /** The last of the days on which a report was due and is still missing. */
    private Optional<Due> report(CaseKey body, LocalDate since, LocalDate today) {
        int every = plans.get(body.plan()).rules().routine().reportDays();
        if (every == 0) {
            return Optional.empty();
        }
        LocalDate last = last(body, WorkKind.PROGRESS_REPORT).orElse(since);
        long missed = (ChronoUnit.DAYS.between(last, today) - 1) / every;
        return missed < 1
                ? Optional.empty()
                : Optional.of(new Due(REPORT, "进展报告", last.plusDays(missed * every), false));
    }

    /** Before the first day of heating that comes, or of the season that runs, as long as it was not held for it. */
    private Optional<Due> drill(CaseKey body, LocalDate since, LocalDate today) {
        Plan plan = plans.get(body.plan());
        int drills = plan.rules().routine().drills();
        SeasonRules season =
                plan.rules().season() == null ? USUAL_SEASON : plan.rules().season();
        LocalDate heating = season.startsOn(plan.year(), 1);
        while (season.endsOn(heating.getYear(), 1).isBefore(today) || heating.isBefore(since)) {
            heating = heating.plusYears(1);
        }
        return drills == 0 || held(body, heating.minusYears(1), season.endsOn(heating.getYear(), 1)) >= drills
                ? Optional.empty()
                : Optional.of(new Due(DRILL, "采暖季前应急演练", heating.minusDays(1), true));
    }

    private Optional<LocalDate> last(CaseKey body, WorkKind kind) {
        return jdbc.sql("select max(r.done_on) as last " + RECORDED)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("kind", kind.name())
                .query((row, number) -> Optional.ofNullable(Rows.day(row, "last")))
                .single();
    }

    private int held(CaseKey body, LocalDate from, LocalDate to) {
        return jdbc.sql("select count(*) " + RECORDED + " and r.done_on between :from and :to")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("kind", WorkKind.DRILL.name())
                .param("from", from)
                .param("to", to)
                .query(Integer.class)
                .single();
    }
}
