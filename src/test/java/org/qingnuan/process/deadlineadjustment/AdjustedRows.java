package org.qingnuan.process.deadlineadjustment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everything that an adjustment may touch in a plan, row by row in a fixed order: engine and ledger, without generated ids
 * and without the instants at which something was written.
 */
final class AdjustedRows {

    private static final String INSTANCES = """
            with instance as (
              select e.id_ as id, coalesce(e.business_key_, '-') || ' ' || d.key_ || ' v' || d.version_ as what
              from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
              where e.parent_id_ is null and e.tenant_id_ like :plan || '%')
            """;

    private static final Map<String, String> QUESTIONS = questions();

    private AdjustedRows() {}

    static Map<String, List<String>> of(JdbcClient jdbc, String plan) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        QUESTIONS.forEach((what, sql) -> rows.put(
                what,
                jdbc.sql("select cast(q as text) from (" + sql + ") q order by 1")
                        .param("plan", plan)
                        .query(String.class)
                        .list()));
        return rows;
    }

    private static Map<String, String> questions() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("dates of the projection", """
                select subject, frame, name, due, provisional, armed_at is not null, fired_at is not null, finished_on,
                  recorded_at from ledger.frame_state where plan = :plan
                """);
        all.put("stages", "select * from ledger.stage_state where plan = :plan");
        all.put("open tasks of the projection", """
                select subject, definition, task_key, name, candidate_group, holder, due from ledger.open_task
                where plan = :plan
                """);
        all.put(
                "orders",
                "select body, frame, round, cleared_at is not null from ledger.supervision_order where plan = :plan");
        all.put("order items", """
                select order_id, subject, due, reason, promised_on, ended_at is not null from ledger.supervision_item
                where subject like :plan || '.%'
                """);
        all.put("the adjustment", """
                select state, deployment is not null, finished_at is not null from ledger.deadline_adjustment
                where plan = :plan
                """);
        all.put("cases of the adjustment", """
                select subject, model, reference, state, problem, at is not null from ledger.adjusted_case
                where subject like :plan || '.%'
                """);
        all.put("audit", """
                select subject, frame, outcome, due_before, due_after from ledger.adjusted_deadline
                where subject like :plan || '.%'
                """);
        all.put("versions", "select key_, version_ from act_re_procdef where key_ like :plan || '.%'");
        all.put("positions", INSTANCES + """
                select i.what, e.act_id_, e.is_active_, e.is_scope_, e.is_concurrent_, e.is_event_scope_,
                  e.suspension_state_, p.act_id_ as parent, s.act_id_ as called_by
                from act_ru_execution e join instance i on i.id = e.proc_inst_id_
                left join act_ru_execution p on p.id_ = e.parent_id_ left join act_ru_execution s on s.id_ = e.super_exec_
                """);
        all.put("tasks", INSTANCES + """
                select i.what, t.task_def_key_, t.name_, t.assignee_, t.due_date_, t.suspension_state_
                from act_ru_task t join instance i on i.id = t.proc_inst_id_
                """);
        all.put("jobs", INSTANCES + """
                select coalesce(i.what, j.tenant_id_), d.act_id_, j.handler_type_, j.handler_cfg_, j.duedate_, j.retries_,
                  j.suspension_state_
                from act_ru_job j left join instance i on i.id = j.process_instance_id_
                left join act_ru_jobdef d on d.id_ = j.job_def_id_
                """);
        all.put("waits", INSTANCES + """
                select i.what, s.event_type_, s.event_name_, s.activity_id_
                from act_ru_event_subscr s join instance i on i.id = s.proc_inst_id_
                """);
        all.put("incidents", INSTANCES + """
                select i.what, n.incident_type_, n.activity_id_ from act_ru_incident n
                join instance i on i.id = n.proc_inst_id_
                """);
        all.put("what was passed", """
                select p.business_key_, p.proc_def_key_, a.act_id_, a.act_inst_state_, a.end_time_ is not null
                from act_hi_actinst a join act_hi_procinst p on p.proc_inst_id_ = a.proc_inst_id_
                where a.tenant_id_ like :plan || '%'
                """);
        all.put("tasks of the past", """
                select p.business_key_, p.proc_def_key_, t.task_def_key_, t.due_date_, t.end_time_ is not null, t.delete_reason_
                from act_hi_taskinst t join act_hi_procinst p on p.proc_inst_id_ = t.proc_inst_id_
                where t.tenant_id_ like :plan || '%'
                """);
        return all;
    }
}
