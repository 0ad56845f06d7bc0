package org.qingnuan.finance.subsidy;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.qingnuan.finance.Limits;
import org.qingnuan.finance.Retention;
import org.qingnuan.finance.SubsidyLimits;
import org.qingnuan.finance.WhenShort;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps each plan's bounds. */
@Component
class StoredLimits implements Limits {

    private final JdbcClient jdbc;

    StoredLimits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public SubsidyLimits of(PlanId plan) {
        return jdbc.sql("SELECT * FROM finance.plan_limit WHERE plan = :plan")
                .param("plan", plan.value())
                .query((rows, n) -> new SubsidyLimits(
                        money(rows, "subsidy_floor"),
                        money(rows, "award_pot"),
                        WhenShort.valueOf(rows.getString("when_short")),
                        retention(rows)))
                .optional()
                .orElse(SubsidyLimits.NONE);
    }

    @Override
    @Transactional
    public void define(PlanId plan, SubsidyLimits limits) {
        jdbc.sql("""
                        INSERT INTO finance.plan_limit (plan, subsidy_floor, award_pot, when_short, retention_basis_points, retention_months)
                        VALUES (:plan, :floor, :pot, :whenShort, :basisPoints::int, :months::int)
                        ON CONFLICT (plan) DO UPDATE
                        SET subsidy_floor = excluded.subsidy_floor, award_pot = excluded.award_pot, when_short = excluded.when_short,
                            retention_basis_points = excluded.retention_basis_points, retention_months = excluded.retention_months""")
                .param(
                        "basisPoints",
                        limits.retention() == null ? null : limits.retention().basisPoints())
                .param(
                        "months",
                        limits.retention() == null ? null : limits.retention().months())
                .param("whenShort", limits.whenShort().name())
                .param("plan", plan.value())
                .param("floor", limits.floor() == null ? null : limits.floor().fen())
                .param(
                        "pot",
                        limits.awardPot() == null ? null : limits.awardPot().fen())
                .update();
    }

    private static Retention retention(ResultSet rows) throws SQLException {
        int basisPoints = rows.getInt("retention_basis_points");
        return rows.wasNull() ? null : new Retention(basisPoints, rows.getInt("retention_months"));
    }

    private static Money money(ResultSet rows, String column) throws SQLException {
        long fen = rows.getLong(column);
        return rows.wasNull() ? null : Money.ofFen(fen);
    }
}
