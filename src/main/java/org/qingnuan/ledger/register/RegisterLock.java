package org.qingnuan.ledger.register;

import java.util.List;
import java.util.NoSuchElementException;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets one sheet of a village be applied at a time, and one sheet of any village where people, devices and meters may exist once. */
@Component
class RegisterLock {

    private final JdbcClient jdbc;

    RegisterLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@link NoSuchElementException} for an unknown village, {@link SubmissionRefused} for one that has left the plan. */
    void village(CaseKey village) {
        String state = jdbc.sql(
                        "SELECT state FROM ledger.village WHERE plan = :plan AND area = :village FOR NO KEY UPDATE")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No village " + village));
        if (state.equals("WITHDRAWN")) {
            throw new SubmissionRefused(List.of(Finding.ofSheet("本村已退出本方案", "不再登记")));
        }
    }

    /** The body, so that quotas and withdrawals wait, then the village, then the whole register: the order that all keep. */
    void register(CaseKey village) {
        jdbc.sql("SELECT area FROM ledger.body WHERE plan = :plan AND area = :body FOR NO KEY UPDATE")
                .param("plan", village.plan().value())
                .param("body", village.area())
                .query(String.class)
                .single();
        village(village);
        jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended('ledger.household', 0))) AS held")
                .query(Integer.class)
                .single();
    }
}
