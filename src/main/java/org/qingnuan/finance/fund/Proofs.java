package org.qingnuan.finance.fund;

import java.util.ArrayList;
import java.util.List;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.Proof;
import org.qingnuan.finance.Proof.Comparison;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up the same money along different ways, each straight from its rows. */
@Component
class Proofs {

    private static final String PLAN_SUMS = """
            SELECT '核定金额与资金分摊' AS what,
                   (SELECT coalesce(sum(e.amount), 0) FROM finance.entitlement e WHERE e.plan = :plan) AS left_sum,
                   (SELECT coalesce(sum(s.amount), 0) FROM finance.entitlement_share s
                    JOIN finance.entitlement e ON e.id = s.entitlement WHERE e.plan = :plan) AS right_sum
            UNION ALL
            SELECT '核定金额与已付、终止、待付合计', coalesce(sum(e.amount), 0),
                   coalesce(sum(p.paid), 0)
                   + coalesce(sum(e.amount) FILTER (WHERE p.paid = 0), 0)
            FROM finance.entitlement e
            CROSS JOIN LATERAL (SELECT coalesce(sum(l.amount), 0) AS paid FROM finance.line l
                                WHERE l.entitlement = e.id AND l.state = 'PAID') p
            WHERE e.plan = :plan
            UNION ALL
            SELECT '采暖季应补合计与预拨、结算合计（减多预拨）',
                   (SELECT coalesce(sum(t.whole), 0) FROM finance.season_settlement t JOIN finance.entitlement e ON e.id = t.entitlement
                    WHERE e.plan = :plan),
                   (SELECT coalesce(sum(t.amount - t.surplus), 0) FROM finance.advance_taken t JOIN finance.entitlement e ON e.id = t.entitlement
                    WHERE e.plan = :plan)
                   + (SELECT coalesce(sum(e.amount), 0) FROM finance.entitlement e
                      WHERE e.plan = :plan AND EXISTS (SELECT FROM finance.season_settlement t WHERE t.entitlement = e.id))
            UNION ALL
            SELECT '银行文件金额与已送付款行',
                   (SELECT coalesce(sum(f.amount), 0) FROM finance.bank_file f JOIN finance.batch b ON b.id = f.batch WHERE b.plan = :plan),
                   (SELECT coalesce(sum(l.amount), 0) FROM finance.line l JOIN finance.batch b ON b.id = l.batch
                    WHERE b.plan = :plan AND b.state IN ('FILED', 'RESULT', 'SETTLED') AND l.state NOT IN ('VOID', 'WITHHELD'))
            UNION ALL
            SELECT '银行入账金额与已付付款行',
                   (SELECT coalesce(sum(r.amount), 0) FROM finance.result_row r JOIN finance.result_sheet s ON s.id = r.sheet
                    JOIN finance.batch b ON b.id = s.batch WHERE b.plan = :plan AND s.applied_at IS NOT NULL AND r.paid) - (SELECT coalesce(sum(l.amount), 0) FROM finance.reversal r JOIN finance.line l ON l.id = r.line
                      JOIN finance.batch b ON b.id = l.batch WHERE b.plan = :plan),
                   (SELECT coalesce(sum(l.amount), 0) FROM finance.line l JOIN finance.batch b ON b.id = l.batch
                    WHERE b.plan = :plan AND l.state = 'PAID')
            UNION ALL
            SELECT '银行退票金额与退票付款行',
                   (SELECT coalesce(sum(r.amount), 0) FROM finance.result_row r JOIN finance.result_sheet s ON s.id = r.sheet
                    JOIN finance.batch b ON b.id = s.batch WHERE b.plan = :plan AND s.applied_at IS NOT NULL AND NOT r.paid) + (SELECT coalesce(sum(l.amount), 0) FROM finance.reversal r JOIN finance.line l ON l.id = r.line
                      JOIN finance.batch b ON b.id = l.batch WHERE b.plan = :plan),
                   (SELECT coalesce(sum(l.amount), 0) FROM finance.line l JOIN finance.batch b ON b.id = l.batch
                    WHERE b.plan = :plan AND l.state IN ('RETURNED', 'REISSUED', 'CLOSED'))
            UNION ALL
            SELECT '银行冲正流水与冲正的付款行',
                   (SELECT coalesce(sum(t.amount), 0) FROM finance.transfer t JOIN finance.fund f ON f.id = t.fund
                    WHERE f.plan = :plan AND t.movement = 'REVERSE'),
                   (SELECT coalesce(sum(l.amount), 0) FROM finance.reversal r JOIN finance.line l ON l.id = r.line
                      JOIN finance.batch b ON b.id = l.batch WHERE b.plan = :plan)
            UNION ALL
            SELECT '冲正的付款行与银行流水',
                   (SELECT coalesce(sum(l.amount), 0) FROM finance.reversal r JOIN finance.line l ON l.id = r.line
                      JOIN finance.batch b ON b.id = l.batch WHERE b.plan = :plan),
                   (SELECT coalesce(sum(e.amount), 0) FROM finance.reversal r JOIN finance.bank_entry e ON e.id = r.entry WHERE e.plan = :plan)
            UNION ALL
            SELECT '已办结追缴的应收与抵扣、还款、核销、撤销合计',
                   (SELECT coalesce(sum(i.amount), 0) FROM finance.clawback_item i JOIN finance.clawback c ON c.id = i.clawback
                    WHERE c.plan = :plan AND c.state IN ('SETTLED', 'WITHDRAWN')),
                   (SELECT coalesce(sum(e.amount), 0) FROM finance.clawback_entry e JOIN finance.clawback c ON c.id = e.clawback
                    WHERE c.plan = :plan AND c.state IN ('SETTLED', 'WITHDRAWN'))
            UNION ALL
            SELECT '登记的还款与记入各笔付款的还款',
                   (SELECT coalesce(sum(r.amount), 0) FROM finance.repayment r JOIN finance.clawback c ON c.id = r.clawback
                    WHERE c.plan = :plan),
                   (SELECT coalesce(sum(e.amount), 0) FROM finance.clawback_entry e JOIN finance.clawback c ON c.id = e.clawback
                    WHERE c.plan = :plan AND e.kind = 'REPAID')
            """;

    private static final String SOURCE_SUMS = """
            WITH moved AS (
                SELECT f.source, a.kind, a.balance,
                       coalesce((SELECT sum(t.amount) FROM finance.transfer t WHERE t.debit = a.id), 0)
                       - coalesce((SELECT sum(t.amount) FROM finance.transfer t WHERE t.credit = a.id), 0) AS amount
                FROM finance.fund f JOIN finance.account a ON a.fund = f.id WHERE f.plan = :plan),
            lines AS (
                SELECT s.source, l.state, b.state AS batch_state, s.amount
                FROM finance.line l JOIN finance.batch b ON b.id = l.batch
                JOIN finance.entitlement_share s ON s.entitlement = l.entitlement WHERE b.plan = :plan),
            back AS (
                SELECT e.source, e.amount FROM finance.clawback_entry e JOIN finance.clawback c ON c.id = e.clawback
                WHERE c.plan = :plan AND e.kind IN ('REPAID', 'OFFSET')),
            set_off AS (
                SELECT o.source, o.amount FROM finance.offset_share o JOIN finance.clawback c ON c.id = o.clawback
                WHERE c.plan = :plan)
            SELECT source, '资金流水与账户余额（' || kind || '）' AS what, sum(amount) AS left_sum, sum(balance) AS right_sum
            FROM moved GROUP BY source, kind
            UNION ALL
            SELECT m.source, '下达指标（减缴回、结转）与可用、预留、已付合计',
                   (SELECT coalesce(sum(CASE t.movement WHEN 'ALLOT' THEN t.amount ELSE -t.amount END), 0)
                    FROM finance.transfer t JOIN finance.fund f ON f.id = t.fund
                    WHERE f.plan = :plan AND f.source = m.source AND t.movement IN ('ALLOT', 'RETURN_UP', 'CARRY_OUT')),
                   sum(m.balance) FILTER (WHERE m.kind <> 'ALLOTMENT')
            FROM moved m GROUP BY m.source
            UNION ALL
            SELECT s.source, '预留资金流水与在途付款行',
                   coalesce((SELECT sum(amount) FROM moved m WHERE m.source = s.source AND kind = 'RESERVED'), 0),
                   coalesce((SELECT sum(amount) FROM lines l WHERE l.source = s.source AND l.state = 'OPEN'
                             AND l.batch_state IN ('RESERVED', 'FILED')), 0)
            FROM unnest(ARRAY['SUPERIOR', 'CITY_AWARD', 'DISTRICT_MATCHING']) s (source)
            UNION ALL
            SELECT s.source, '已付资金流水与已付付款行',
                   coalesce((SELECT sum(amount) FROM moved m WHERE m.source = s.source AND kind = 'PAID'), 0),
                   coalesce((SELECT sum(amount) FROM lines l WHERE l.source = s.source AND l.state = 'PAID'), 0)
                   - coalesce((SELECT sum(amount) FROM back b WHERE b.source = s.source), 0)
                   + coalesce((SELECT sum(amount) FROM set_off o WHERE o.source = s.source), 0)
            FROM unnest(ARRAY['SUPERIOR', 'CITY_AWARD', 'DISTRICT_MATCHING']) s (source)
            UNION ALL
            SELECT s.source, '追缴退回资金流水与还款、抵扣登记',
                   coalesce((SELECT sum(t.amount) FROM finance.transfer t JOIN finance.fund f ON f.id = t.fund
                             WHERE f.plan = :plan AND f.source = s.source AND t.movement = 'RECOVER'), 0),
                   coalesce((SELECT sum(amount) FROM back b WHERE b.source = s.source), 0)
            FROM unnest(ARRAY['SUPERIOR', 'CITY_AWARD', 'DISTRICT_MATCHING']) s (source)
            UNION ALL
            SELECT s.source, '抵扣资金流水与被抵扣的应付补贴',
                   coalesce((SELECT sum(t.amount) FROM finance.transfer t JOIN finance.fund f ON f.id = t.fund
                             WHERE f.plan = :plan AND f.source = s.source AND t.movement = 'OFFSET'), 0),
                   coalesce((SELECT sum(amount) FROM set_off o WHERE o.source = s.source), 0)
            FROM unnest(ARRAY['SUPERIOR', 'CITY_AWARD', 'DISTRICT_MATCHING']) s (source)
            """;

    /** Settlements with the level above, only where any was agreed. */
    private static final String LEVEL_SUMS = """
            WITH agreed AS (
                SELECT s.* FROM finance.level_settlement s JOIN finance.level_settlement_decision d ON d.settlement = s.id AND d.agreed
                JOIN finance.fund f ON f.id = s.fund WHERE f.plan = :plan)
            SELECT '清算表各村应得与清算应得' AS what,
                   (SELECT coalesce(sum(r.due), 0) FROM finance.level_settlement_row r JOIN agreed a ON a.id = r.settlement) AS left_sum,
                   (SELECT sum(due) FROM agreed) AS right_sum
            WHERE EXISTS (SELECT FROM agreed)
            UNION ALL
            SELECT '清算所列指标文与清算预拨数',
                   (SELECT coalesce(sum(t.amount), 0) FROM finance.level_settlement_document o JOIN agreed a ON a.id = o.settlement
                    JOIN finance.transfer t ON t.id = o.transfer),
                   (SELECT sum(advanced) FROM agreed)
            WHERE EXISTS (SELECT FROM agreed)
            UNION ALL
            SELECT '结转下一预算年度的资金与接收方案的指标',
                   (SELECT coalesce(sum(t.amount), 0) FROM finance.transfer t JOIN agreed a ON a.id = t.settlement WHERE t.movement = 'CARRY_OUT'),
                   (SELECT coalesce(sum(i.amount), 0) FROM finance.transfer t JOIN agreed a ON a.id = t.settlement
                    JOIN finance.transfer i ON i.carries = t.id)
            WHERE EXISTS (SELECT FROM agreed)
            """;

    private static final String BATCH_SUMS = """
            SELECT * FROM (
                SELECT '批次' || b.id || '已付资金流水与已付付款行' AS what,
                       (SELECT coalesce(sum(t.amount), 0) FROM finance.transfer t WHERE t.batch = b.id AND t.movement = 'PAY')
                       - (SELECT coalesce(sum(t.amount), 0) FROM finance.transfer t WHERE t.batch = b.id AND t.movement = 'REVERSE') AS left_sum,
                       (SELECT coalesce(sum(l.amount), 0) FROM finance.line l WHERE l.batch = b.id AND l.state = 'PAID') AS right_sum
                FROM finance.batch b WHERE b.plan = :plan
                UNION ALL
                SELECT '批次' || b.id || '预留未付资金流水与在途付款行',
                       (SELECT coalesce(sum(CASE t.movement WHEN 'RESERVE' THEN t.amount ELSE -t.amount END), 0)
                        FROM finance.transfer t WHERE t.batch = b.id AND t.movement <> 'REVERSE'),
                       (SELECT coalesce(sum(l.amount), 0) FROM finance.line l
                        WHERE l.batch = b.id AND l.state = 'OPEN' AND b.state IN ('RESERVED', 'FILED'))
                FROM finance.batch b WHERE b.plan = :plan) sums
            WHERE left_sum <> right_sum ORDER BY what
            """;

    /** What contractors advanced (LZ-37), only where anything was claimed. */
    private static final String ADVANCE_SUMS = """
            WITH claims AS (
                SELECT c.* FROM finance.advance_claim c JOIN finance.advance_verification v ON v.claim = c.id AND v.approved
                WHERE c.plan = :plan),
            moved AS (
                SELECT t.movement, t.amount FROM finance.advance_transfer t JOIN finance.advance_claim c ON c.id = t.claim WHERE c.plan = :plan),
            due AS (
                SELECT c.id AS claim, e.id, e.amount, b.state AS batch_state,
                       EXISTS (SELECT FROM finance.line l WHERE l.entitlement = e.id AND l.state = 'PAID') AS paid,
                       EXISTS (SELECT FROM finance.closure x WHERE x.entitlement = e.id) AS closed,
                       EXISTS (SELECT FROM finance.line l WHERE l.entitlement = e.id AND l.state = 'CLOSED') AS given_up
                FROM claims c JOIN finance.batch b ON b.id = c.batch JOIN finance.entitlement e ON e.batch = c.batch),
            owed AS (
                SELECT coalesce(sum(d.amount) FILTER (WHERE d.batch_state = 'SETTLED' AND NOT d.paid AND NOT d.closed), 0)
                       + (SELECT coalesce(sum(c.amount), 0) FROM claims c JOIN finance.batch b ON b.id = c.batch WHERE b.state <> 'SETTLED')
                       - coalesce(sum(d.amount) FILTER (WHERE d.batch_state <> 'SETTLED' AND (d.paid OR d.given_up)), 0) AS amount
                FROM due d)
            SELECT '中标单位垫付申报与确认负债' AS what, (SELECT sum(amount) FROM claims) AS left_sum,
                   coalesce((SELECT sum(amount) FROM moved WHERE movement = 'RECOGNISE'), 0) AS right_sum
            WHERE EXISTS (SELECT FROM claims)
            UNION ALL
            SELECT '已付中标单位的付款行与结算负债', (SELECT coalesce(sum(amount), 0) FROM due WHERE paid),
                   coalesce((SELECT sum(CASE movement WHEN 'REOPEN' THEN -amount ELSE amount END) FROM moved
                             WHERE movement IN ('SETTLE', 'REOPEN')), 0)
            WHERE EXISTS (SELECT FROM claims)
            UNION ALL
            SELECT '垫付负债余额与垫付流水',
                   (SELECT coalesce(sum(balance), 0) FROM finance.advance_account WHERE plan = :plan AND kind = 'OWED'),
                   coalesce((SELECT sum(CASE WHEN movement IN ('RECOGNISE', 'REOPEN') THEN amount ELSE -amount END) FROM moved), 0)
            WHERE EXISTS (SELECT FROM claims)
            UNION ALL
            SELECT '垫付负债余额与待结算金额',
                   (SELECT coalesce(sum(balance), 0) FROM finance.advance_account WHERE plan = :plan AND kind = 'OWED'),
                   (SELECT amount FROM owed)
            WHERE EXISTS (SELECT FROM claims)
            """;

    /** Money held for households (LZ-50), apart from all funds and only where there is any. */
    private static final String HELD_SUMS = """
            WITH moved AS (
                SELECT a.kind, a.balance,
                       coalesce((SELECT sum(t.amount) FROM finance.held_transfer t WHERE t.debit = a.id), 0)
                       - coalesce((SELECT sum(t.amount) FROM finance.held_transfer t WHERE t.credit = a.id), 0) AS amount
                FROM finance.held_account a WHERE a.plan = :plan)
            SELECT '改造户缴款流水与代管余额' AS what, sum(amount) FILTER (WHERE kind = 'HELD') AS left_sum,
                   sum(balance) FILTER (WHERE kind = 'HELD') AS right_sum
            FROM moved HAVING count(*) > 0
            UNION ALL
            SELECT '改造户净缴款与拨付、代管合计', -sum(amount) FILTER (WHERE kind = 'PAYERS'),
                   sum(balance) FILTER (WHERE kind <> 'PAYERS')
            FROM moved HAVING count(*) > 0
            """;

    private final JdbcClient jdbc;

    Proofs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Proof of(PlanId plan) {
        List<Comparison> comparisons = new ArrayList<>(compare(PLAN_SUMS, plan));
        comparisons.addAll(jdbc.sql(SOURCE_SUMS)
                .param("plan", plan.value())
                .query((rows, n) -> new Comparison(
                        FundSource.valueOf(rows.getString("source")).label() + named(rows.getString("what")),
                        Money.ofFen(rows.getLong("left_sum")),
                        Money.ofFen(rows.getLong("right_sum"))))
                .list());
        comparisons.addAll(compare(LEVEL_SUMS, plan));
        comparisons.addAll(compare(ADVANCE_SUMS, plan));
        comparisons.addAll(compare(HELD_SUMS, plan));
        comparisons.addAll(compare(BATCH_SUMS, plan));
        return new Proof(List.copyOf(comparisons));
    }

    private List<Comparison> compare(String sums, PlanId plan) {
        return jdbc.sql(sums)
                .param("plan", plan.value())
                .query((rows, n) -> new Comparison(
                        rows.getString("what"),
                        Money.ofFen(rows.getLong("left_sum")),
                        Money.ofFen(rows.getLong("right_sum"))))
                .list();
    }

    private static String named(String what) {
        return what.replace("ALLOTMENT", "指标")
                .replace("AVAILABLE", "可用")
                .replace("RESERVED", "预留")
                .replace("PAID", "已付");
    }
}
