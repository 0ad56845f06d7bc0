package org.qingnuan.ledger.register;

import java.util.NoSuchElementException;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets one sheet of a village be applied at a time, and one sheet of any village where people, devices and meters may exist once. */
@Component
class RegisterLock {

    private final JdbcClient jdbc;

    RegisterLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void village(CaseKey village) {
        jdbc.sql("SELECT area FROM ledger.village WHERE plan = :plan AND area = :village FOR NO KEY UPDATE")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No village " + village));
    }

    /** The village first, then the whole register: the order that all keep. */
    void register(CaseKey village) {
        village(village);
        jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended('ledger.household', 0))) AS held")
                .query(Integer.class)
                .single();
    }
}
