package org.qingnuan.ledger;

import java.util.List;
import java.util.Optional;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who stands above each body, in plans whose document names them (HZ-36). */
@Service
@Transactional
public class Supervisors {

    private final JdbcClient jdbc;

    Supervisors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces what was known of the bodies named; idempotent. */
    public void define(PlanId plan, List<Supervisor> supervisors) {
        supervisors.forEach(one -> jdbc.sql("""
                        insert into ledger.body_supervisor(plan, body, leader, department, note)
                        values (:plan, :body, :leader, :department, :note)
                        on conflict (plan, body) do update
                        set leader = excluded.leader, department = excluded.department, note = excluded.note
                        """)
                .param("plan", plan.value())
                .param("body", one.body())
                .param("leader", one.leader())
                .param("department", one.department())
                .param("note", one.note())
                .update());
    }

    /** Empty in a plan whose document names none. */
    @Transactional(readOnly = true)
    public Optional<Supervisor> of(CaseKey body) {
        return jdbc.sql("""
                        select body, leader, department, note from ledger.body_supervisor
                        where plan = :plan and body = :body
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(Supervisor.class)
                .optional();
    }
}
