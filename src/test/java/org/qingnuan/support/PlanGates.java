package org.qingnuan.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.qingnuan.ledger.PlanGate;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes what a registered plan demands before its gates, so that one test can have a gate off and on. */
public final class PlanGates {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PlanGates() {}

    /** These and no others; none at all as a plan of before there were gates has it. */
    public static void set(JdbcClient jdbc, PlanId plan, PlanGate... gates) {
        jdbc.sql("update ledger.plan set rules = case when :none then rules - 'gates' "
                        + "else jsonb_set(rules, '{gates}', cast(:gates as jsonb)) end where id = :plan")
                .param("none", gates.length == 0)
                .param("gates", json(gates))
                .param("plan", plan.value())
                .update();
    }

    private static String json(PlanGate... gates) {
        try {
            return JSON.writeValueAsString(gates);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
