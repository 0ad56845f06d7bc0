package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads a plan's figures from the projection and the register. */
@Service
@Transactional(readOnly = true)
class StoredPlanFigures implements PlanFigures {

    private final JdbcClient jdbc;
    private final OrderRows orders;

    StoredPlanFigures(JdbcClient jdbc, OrderRows orders) {
        this.jdbc = jdbc;
        this.orders = orders;
    }

    @Override
    public List<OpenTask> openTasks(PlanId plan) {
        return jdbc.sql(
                        "select * from ledger.open_task where plan = :plan order by created, subject, task_key, task_id")
                .param("plan", plan.value())
                .query(TaskRows::task)
                .list();
    }

    @Override
    public List<OpenTask> openTasks(PlanId plan, String group) {
        return jdbc.sql("""
                        select * from ledger.open_task where plan = :plan and candidate_group = :group
                        order by created, subject, task_key, task_id
                        """)
                .param("plan", plan.value())
                .param("group", group)
                .query(TaskRows::task)
                .list();
    }

    @Override
    public List<Order> orders(PlanId plan) {
        return jdbc
                .sql("select id, body from ledger.supervision_order where plan = :plan order by id")
                .param("plan", plan.value())
                .query((row, number) -> OrderRows.key(CaseKey.ofBody(plan, row.getString("body")), row.getLong("id")))
                .list()
                .stream()
                .map(orders::get)
                .toList();
    }

    @Override
    public int rectifications(PlanId plan) {
        return jdbc.sql("""
                        select count(*) from ledger.rectification r join ledger.household h on h.id = r.household
                        where h.plan = :plan
                        """).param("plan", plan.value()).query(Integer.class).single();
    }
}
