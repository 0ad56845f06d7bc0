package org.qingnuan.ledger.register;

import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far a village's confirmed households are, in one indexed read. */
@Component
class VillageStand {

    private final JdbcClient jdbc;

    VillageStand(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Stand of(CaseKey village) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE retrofit = 'NONE')::integer AS not_installed,
                               count(*) FILTER (WHERE retrofit <> 'COMMISSIONED')::integer AS not_commissioned,
                               count(*) FILTER (WHERE acceptance <> 'PASSED')::integer AS not_passed,
                               count(*) FILTER (WHERE route <> 'CENTRAL_HEATING' AND (device_model IS NULL OR device_serial IS NULL)
                                   OR NOT EXISTS (SELECT FROM ledger.payee p WHERE p.household = h.id AND p.valid_to IS NULL))::integer
                                   AS incomplete,
                               max(installed_on) AS last_installed, max(commissioned_on) AS last_commissioned,
                               max(inspected_on) AS last_inspected
                        FROM ledger.household h
                        WHERE plan = :plan AND village = :village AND eligibility = 'CONFIRMED'""")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query((rows, n) -> new Stand(
                        rows.getInt("not_installed"),
                        rows.getInt("not_commissioned"),
                        rows.getInt("not_passed"),
                        rows.getInt("incomplete"),
                        rows.getObject("last_installed", LocalDate.class),
                        rows.getObject("last_commissioned", LocalDate.class),
                        rows.getObject("last_inspected", LocalDate.class)))
                .single();
    }

    /** Whether the stage was sent back and not finished again. */
    boolean sentBack(CaseKey village, String stage) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM ledger.stage_state
                            WHERE subject = :subject AND stage = :stage AND sent_back_at IS NOT NULL)""")
                .param("subject", village.villageKey().toString())
                .param("stage", stage)
                .query(Boolean.class)
                .single();
    }

    /** What is left to do; {@code incomplete} records miss a device or a payee; days null before the first. */
    record Stand(
            int notInstalled,
            int notCommissioned,
            int notPassed,
            int incomplete,
            LocalDate lastInstalled,
            LocalDate lastCommissioned,
            LocalDate lastInspected) {}
}
