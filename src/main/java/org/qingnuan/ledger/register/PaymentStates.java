package org.qingnuan.ledger.register;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.qingnuan.ledger.SubsidyCase;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What finance asks and tells of households: what their subsidies depend on, and how far their payment is. */
@Component
class PaymentStates {

    private static final String MOVED = """
            UPDATE ledger.household SET payment = :to, change = :change, change_reason = :reason, change_submission = :submission,
                changed_by = :by, changed_at = :at
            WHERE id = ANY (:households) AND acceptance = 'PASSED' AND payment = ANY (:from)""";

    private static final String CASES = """
            SELECT h.id, h.plan, h.body, h.village, h.route, h.rooms, h.heated_area, h.device_model, h.device_type, h.hardship,
                h.funding_batch IS NOT DISTINCT FROM 'SELF_INSTALLED' AS self_installed,
                h.eligibility = 'CONFIRMED' AND h.acceptance = 'PASSED' AND h.payment <> 'CLOSED' AS eligible,
                coalesce((SELECT s.unit_price FROM ledger.equipment_selection s
                    WHERE s.plan = h.plan AND s.village = h.village AND s.model = h.device_model ORDER BY s.id DESC LIMIT 1), c.price) AS price,
                a.name AS area, CASE WHEN h.acceptance = 'PASSED' THEN h.inspected_on END AS accepted_on
            FROM ledger.household h JOIN ledger.area a ON a.id = h.body LEFT JOIN ledger.catalogue_item c ON c.plan = h.plan AND c.model = h.device_model
            WHERE %s ORDER BY h.id""";

    private final Changes changes;
    private final JdbcClient jdbc;

    PaymentStates(Changes changes, JdbcClient jdbc) {
        this.changes = changes;
        this.jdbc = jdbc;
    }

    /** In the order of their numbers, as everybody takes them. */
    void hold(Collection<Long> households) {
        jdbc.sql("SELECT id FROM ledger.household WHERE id = ANY (:households) ORDER BY id FOR NO KEY UPDATE")
                .param("households", households.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    void inBatch(Collection<Long> households, String by) {
        move(households, List.of("NONE"), "IN_BATCH", null, by);
    }

    void paid(Collection<Long> households, String by) {
        move(households, List.of("NONE", "IN_BATCH"), "PAID", null, by);
    }

    void closed(Collection<Long> households, String reason, String by) {
        move(households, List.of("NONE", "IN_BATCH"), "CLOSED", reason, by);
    }

    void takenBack(Collection<Long> households, String reason, String by) {
        move(households, List.of("PAID"), "IN_BATCH", reason, by);
    }

    void reopened(Collection<Long> households, String reason, String by) {
        move(households, List.of("CLOSED"), "NONE", reason, by);
    }

    List<SubsidyCase> cases(Collection<Long> households) {
        return jdbc.sql(CASES.formatted("h.id = ANY (:households)"))
                .param("households", households.toArray(Long[]::new))
                .query(PaymentStates::subsidyCase)
                .list();
    }

    List<SubsidyCase> confirmed(PlanId plan) {
        return jdbc.sql(CASES.formatted("h.plan = :plan AND h.eligibility = 'CONFIRMED' AND h.payment <> 'CLOSED'"))
                .param("plan", plan.value())
                .query(PaymentStates::subsidyCase)
                .list();
    }

    private void move(Collection<Long> households, List<String> from, String to, String reason, String by) {
        changes.statement(MOVED, (UUID) null, by)
                .param("households", households.toArray(Long[]::new))
                .param("from", from.toArray(String[]::new))
                .param("to", to)
                .param("change", to)
                .param("reason", reason)
                .update();
    }

    private static SubsidyCase subsidyCase(ResultSet rows, int number) throws SQLException {
        BigDecimal price = rows.getBigDecimal("price");
        return new SubsidyCase(
                rows.getLong("id"),
                CaseKey.ofVillage(
                        new PlanId(rows.getString("plan")), rows.getString("body"), rows.getString("village")),
                rows.getString("route"),
                rows.getInt("rooms"),
                rows.getBigDecimal("heated_area"),
                rows.getString("device_model"),
                price == null ? null : Money.ofFen(price.longValueExact()),
                rows.getString("hardship"),
                rows.getBoolean("eligible"),
                rows.getString("area"),
                rows.getObject("accepted_on", LocalDate.class),
                rows.getBoolean("self_installed"),
                rows.getString("device_type"));
    }
}
