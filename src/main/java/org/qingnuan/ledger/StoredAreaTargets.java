package org.qingnuan.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Targets and reports as rows; a report is never changed, the latest counts. */
@Service
@Transactional
class StoredAreaTargets implements AreaTargets {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredAreaTargets(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void define(PlanId plan, List<Target> targets) {
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            jdbc.sql("""
                            insert into ledger.area_target(plan, area, name, position, quantity, unit)
                            values (:plan, :area, :name, :position, :quantity, :unit) on conflict (plan, area) do nothing
                            """)
                    .param("plan", plan.value())
                    .param("area", target.area().id())
                    .param("name", target.area().name())
                    .param("position", i + 1)
                    .param("quantity", target.quantity())
                    .param("unit", target.unit())
                    .update();
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<AreaTarget> of(PlanId plan) {
        return jdbc.sql("""
                        select t.area, t.name, t.quantity, t.unit, coalesce(p.quantity, 0) as done, p.as_of, p.note
                        from ledger.area_target t
                        left join lateral (select q.quantity, q.as_of, q.note from ledger.area_progress q
                          where q.plan = t.plan and q.area = t.area order by q.id desc limit 1) p on true
                        where t.plan = :plan order by t.position
                        """).param("plan", plan.value()).query(AreaTarget.class).list();
    }

    @Override
    public void report(PlanId plan, String area, long quantity, LocalDate asOf, String note, String by) {
        Rules.refuse(of(plan).stream().noneMatch(target -> target.area().equals(area)), "没有这个区域的任务", "请从列出的区域中选择");
        Rules.refuse(quantity < 0, "完成面积小于0", "请填写累计完成的面积");
        Rules.refuse(asOf.isAfter(ChinaTime.today(clock)), "日期晚于今天", "请填写实际日期");
        jdbc.sql("""
                        insert into ledger.area_progress(plan, area, as_of, quantity, note, by_user, recorded_at)
                        values (:plan, :area, :asOf, :quantity, :note, :by, :at)
                        """)
                .param("plan", plan.value())
                .param("area", area)
                .param("asOf", asOf)
                .param("quantity", quantity)
                .param("note", note == null || note.isBlank() ? null : note.strip())
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }
}
