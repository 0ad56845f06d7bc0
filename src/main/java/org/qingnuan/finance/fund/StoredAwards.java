package org.qingnuan.finance.fund;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.Award;
import org.qingnuan.finance.Awards;
import org.qingnuan.finance.Violation;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Awards and violations as rows, never changed, a bar lifted by two persons; the schema keeps the pot and the bar, too. */
@Component
@Transactional
class StoredAwards implements Awards {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredAwards(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Award> of(PlanId plan) {
        return jdbc.sql("SELECT * FROM finance.award WHERE plan = :plan ORDER BY id")
                .param("plan", plan.value())
                .query((rows, n) -> new Award(
                        body(rows),
                        Money.ofFen(rows.getLong("amount")),
                        rows.getString("document_no"),
                        rows.getObject("decided_on", LocalDate.class),
                        rows.getString("reason"),
                        rows.getString("by_user")))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Violation> violations(PlanId plan) {
        return jdbc.sql("""
                        SELECT v.*, l.document_no AS lift_document_no, l.reason AS lift_reason, l.proposed_by, l.approved_by
                        FROM finance.violation v LEFT JOIN finance.violation_lift l ON l.violation = v.id
                        WHERE v.plan = :plan ORDER BY v.id""")
                .param("plan", plan.value())
                .query((rows, n) -> new Violation(
                        rows.getLong("id"),
                        body(rows),
                        rows.getString("document_no"),
                        rows.getObject("confirmed_on", LocalDate.class),
                        rows.getString("finding"),
                        rows.getString("by_user"),
                        lift(rows)))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean barred(CaseKey body) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM finance.standing_violation WHERE plan = :plan AND body = :body)")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void grant(Award award) {
        Money left = lockPot(award.body().plan()).minus(granted(award.body().plan()));
        refuse(award.amount().fen() <= 0, "奖补金额应大于0", "请填写奖补金额");
        refuse(blank(award.documentNo()) || blank(award.reason()), "没有填写文号或奖补理由", "请填写");
        refuse(award.decidedOn().isAfter(ChinaTime.today(clock)), "日期晚于今天", "请填写文件的日期");
        refuse(barred(award.body()), "该县区有经认定的资金违规，市级不再拨付（HZ-34）", "请改奖其他县区");
        refuse(award.amount().compareTo(left) > 0, "奖补合计超过方案安排的总额，只余%s元（HZ-29）".formatted(left), "请减少金额");
        int granted = jdbc.sql("""
                        INSERT INTO finance.award (plan, body, amount, document_no, decided_on, reason, by_user, at)
                        VALUES (:plan, :body, :amount, :documentNo, :on, :reason, :by, :at)
                        ON CONFLICT (plan, body, document_no) DO NOTHING""")
                .param("plan", award.body().plan().value())
                .param("body", award.body().area())
                .param("amount", award.amount().fen())
                .param("documentNo", award.documentNo().strip())
                .param("on", award.decidedOn())
                .param("reason", award.reason().strip())
                .param("by", award.by())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        refuse(granted == 0, "这份文件已登记过该县区的奖补", "请填写新的文件");
    }

    /** What the pot holds, zero without one; whoever grants waits for whoever grants. */
    private Money lockPot(PlanId plan) {
        return jdbc.sql(
                        "SELECT award_pot FROM finance.plan_limit WHERE plan = :plan AND award_pot IS NOT NULL FOR NO KEY UPDATE")
                .param("plan", plan.value())
                .query(Long.class)
                .optional()
                .map(Money::ofFen)
                .orElse(Money.ZERO);
    }

    private Money granted(PlanId plan) {
        return of(plan).stream().map(Award::amount).collect(Money.sum());
    }

    @Override
    public void confirm(Violation violation) {
        refuse(blank(violation.documentNo()) || blank(violation.finding()), "没有填写认定文号或违规事实", "请填写");
        refuse(violation.confirmedOn().isAfter(ChinaTime.today(clock)), "日期晚于今天", "请填写认定的日期");
        jdbc.sql("""
                        INSERT INTO finance.violation (plan, body, document_no, confirmed_on, finding, by_user, at)
                        VALUES (:plan, :body, :documentNo, :on, :finding, :by, :at)""")
                .param("plan", violation.body().plan().value())
                .param("body", violation.body().area())
                .param("documentNo", violation.documentNo().strip())
                .param("on", violation.confirmedOn())
                .param("finding", violation.finding().strip())
                .param("by", violation.by())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    @Override
    public void proposeLift(PlanId plan, long violation, String documentNo, String reason, String by) {
        refuse(blank(documentNo) || blank(reason), "没有填写解除的文号或理由", "请填写");
        int proposed = jdbc.sql("""
                        INSERT INTO finance.violation_lift (violation, document_no, reason, proposed_by, proposed_at)
                        SELECT id, :documentNo, :reason, :by, :at FROM finance.violation WHERE id = :violation AND plan = :plan
                        ON CONFLICT (violation) DO NOTHING""")
                .param("documentNo", documentNo.strip())
                .param("reason", reason.strip())
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .param("violation", violation)
                .param("plan", plan.value())
                .update();
        refuse(proposed == 0, "没有这项违规认定，或已提出解除", "请刷新后查看");
    }

    @Override
    public void approveLift(PlanId plan, long violation, String by) {
        boolean own = jdbc.sql("""
                        SELECT EXISTS (SELECT FROM finance.violation_lift
                        WHERE violation = :violation AND proposed_by = :by AND approved_by IS NULL)""")
                .param("violation", violation)
                .param("by", by)
                .query(Boolean.class)
                .single();
        refuse(own, "提出和批准解除须由不同的人办理，您提出了这项解除", "请由其他有权限的人员批准");
        int approved = jdbc.sql("""
                        UPDATE finance.violation_lift l SET approved_by = :by, approved_at = :at FROM finance.violation v
                        WHERE v.id = l.violation AND v.plan = :plan AND l.violation = :violation AND l.approved_by IS NULL""")
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .param("plan", plan.value())
                .param("violation", violation)
                .update();
        refuse(approved == 0, "没有待批准的解除", "请刷新后查看");
    }

    private static Violation.Lift lift(ResultSet rows) throws SQLException {
        return rows.getString("proposed_by") == null
                ? null
                : new Violation.Lift(
                        rows.getString("lift_document_no"),
                        rows.getString("lift_reason"),
                        rows.getString("proposed_by"),
                        rows.getString("approved_by"));
    }

    private static CaseKey body(ResultSet rows) throws SQLException {
        return CaseKey.ofBody(new PlanId(rows.getString("plan")), rows.getString("body"));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static void refuse(boolean wrong, String reason, String remedy) {
        if (wrong) {
            throw new SubmissionRefused(List.of(Finding.ofSheet(reason, remedy)));
        }
    }
}
