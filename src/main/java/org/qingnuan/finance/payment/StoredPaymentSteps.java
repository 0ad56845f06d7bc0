package org.qingnuan.finance.payment;

import java.util.List;
import java.util.Optional;
import org.qingnuan.finance.ApprovalStep;
import org.qingnuan.finance.PaymentSteps;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps each plan's approval steps. */
@Component
class StoredPaymentSteps implements PaymentSteps {

    private final JdbcClient jdbc;

    StoredPaymentSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<ApprovalStep> of(PlanId plan) {
        return jdbc.sql("SELECT no, role, label, above FROM finance.payment_step WHERE plan = :plan ORDER BY no")
                .param("plan", plan.value())
                .query((rows, n) -> new ApprovalStep(
                        rows.getInt("no"),
                        rows.getString("role"),
                        rows.getString("label"),
                        Optional.ofNullable(rows.getObject("above", Long.class))
                                .map(Money::ofFen)
                                .orElse(null)))
                .list();
    }

    @Override
    @Transactional
    public void define(PlanId plan, List<ApprovalStep> steps) {
        requireNumbered(steps);
        jdbc.sql("DELETE FROM finance.payment_step WHERE plan = :plan")
                .param("plan", plan.value())
                .update();
        for (ApprovalStep step : steps) {
            jdbc.sql(
                            "INSERT INTO finance.payment_step (plan, no, role, label, above) VALUES (:plan, :no, :role, :label, :above)")
                    .param("plan", plan.value())
                    .param("no", step.no())
                    .param("role", step.role())
                    .param("label", step.label())
                    .param("above", step.above() == null ? null : step.above().fen())
                    .update();
        }
    }

    private static void requireNumbered(List<ApprovalStep> steps) {
        if (steps.stream().allMatch(step -> step.above() != null)) {
            throw new IllegalArgumentException("Every batch needs at least one approval step");
        }
        for (int at = 0; at < steps.size(); at++) {
            if (steps.get(at).no() != at + 1) {
                throw new IllegalArgumentException("Approval steps are not numbered 1, 2, 3 …: " + steps);
            }
        }
    }
}
