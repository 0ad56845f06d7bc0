package org.qingnuan.ledger;

import java.time.Clock;
import java.util.List;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what a change would do, from the projection alone: the same rows that the board shows. */
@Component
class AdjustmentPreview {

    private final JdbcClient jdbc;
    private final Clock clock;

    AdjustmentPreview(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<PreviewRow> of(PlanId plan, List<DateChange> changes) {
        return changes.stream().flatMap(change -> rows(plan, change).stream()).toList();
    }

    private List<PreviewRow> rows(PlanId plan, DateChange change) {
        return jdbc.sql("""
                        select b.body, a.name,
                          count(*) filter (where f.open and f.due >= :today and f.moved >= :today) as not_due,
                          count(*) filter (where f.open and f.due >= :today and f.moved < :today) as become_overdue,
                          count(*) filter (where f.open and f.due < :today and f.moved < :today) as stay_overdue,
                          count(*) filter (where f.open and f.due < :today and f.moved >= :today) as cease_overdue,
                          count(*) filter (where not f.open) as finished
                        from (
                          select area, area as body, position from ledger.body where plan = :plan
                          union all select area, '', 0 from ledger.plan where id = :plan) b
                        join ledger.area a on a.id = b.area
                        join (
                          select coalesce(s.body, '') as body, s.due, s.recorded_at is null as open,
                            greatest(cast(:after as date), (
                              select e.until from ledger.extension e
                              where e.subject = s.subject and e.frame = s.frame and e.approved_at is not null
                              order by e.approved_at desc, e.id desc limit 1)) as moved
                          from ledger.frame_state s
                          left join ledger.village v on v.plan = s.plan and v.area = s.village
                          where s.plan = :plan and s.frame = :frame and s.subject not like '%/%'
                            and v.state is distinct from 'WITHDRAWN') f on f.body = b.body
                        group by b.body, a.name, b.position order by b.position
                        """)
                .param("plan", plan.value())
                .param("frame", change.frame())
                .param("after", change.dueAfter())
                .param("today", ChinaTime.today(clock))
                .query((row, number) -> new PreviewRow(
                        row.getString("body").equals(BoardScope.WHOLE_PLAN)
                                ? CaseKey.ofPlan(plan)
                                : CaseKey.ofBody(plan, row.getString("body")),
                        row.getString("name"),
                        change.model(),
                        change.frame(),
                        change.name(),
                        change.dueBefore(),
                        change.dueAfter(),
                        row.getInt("not_due"),
                        row.getInt("become_overdue"),
                        row.getInt("stay_overdue"),
                        row.getInt("cease_overdue"),
                        row.getInt("finished")))
                .list();
    }
}
