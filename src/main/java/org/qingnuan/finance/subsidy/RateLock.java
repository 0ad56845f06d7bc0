package org.qingnuan.finance.subsidy;

import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the computing of entitlements and the change of a plan's rates apart; many may compute at once. */
@Component
class RateLock {

    private static final String SPACE = "finance.rates:";

    private final JdbcClient jdbc;

    RateLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void compute(PlanId plan) {
        take("pg_advisory_xact_lock_shared", plan);
    }

    void change(PlanId plan) {
        take("pg_advisory_xact_lock", plan);
    }

    private void take(String lock, PlanId plan) {
        jdbc.sql("SELECT 1 FROM (SELECT " + lock + "(hashtextextended(:plan, 0))) AS taken")
                .param("plan", SPACE + plan)
                .query(Integer.class)
                .single();
    }
}
