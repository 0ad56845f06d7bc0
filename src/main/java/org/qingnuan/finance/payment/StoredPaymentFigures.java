package org.qingnuan.finance.payment;

import java.util.List;
import org.qingnuan.finance.PaymentFigures;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts lines and lists batches of a plan. */
@Service
@Transactional(readOnly = true)
class StoredPaymentFigures implements PaymentFigures {

    private final JdbcClient jdbc;

    StoredPaymentFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public LineCounts lines(PlanId plan) {
        return jdbc.sql("""
                        select count(*) filter (where l.state not in ('VOID', 'WITHHELD')) as lines,
                               count(*) filter (where l.state = 'PAID') as settled,
                               count(*) filter (where l.state in ('RETURNED', 'REISSUED', 'CLOSED')) as returned,
                               count(*) filter (where l.replaces is not null and l.state not in ('VOID', 'WITHHELD')) as reissued
                        from finance.line l join finance.batch b on b.id = l.batch
                        where b.plan = :plan
                        """).param("plan", plan.value()).query(LineCounts.class).single();
    }

    @Override
    public List<CaseKey> batches(PlanId plan) {
        return jdbc.sql("select village, id from finance.batch where plan = :plan order by id")
                .param("plan", plan.value())
                .query((row, number) -> CaseKey.parse(row.getString("village")).with("batch", row.getString("id")))
                .list();
    }

    @Override
    public SeasonFigures season(CaseKey season) {
        return jdbc.sql("""
                        select max(b.id) filter (where b.kind = 'SEASON') as batch,
                               count(distinct e.household) filter (where e.amount > 0) as households,
                               coalesce(sum(e.amount - u.surplus), 0) as due,
                               count(distinct e.household) filter (where p.paid > 0) as paid,
                               coalesce(sum(p.paid), 0) as paid_amount
                        from finance.batch b
                        left join finance.entitlement e on e.batch = b.id
                          and not (e.item = 'RUNNING_ADVANCE' and exists (select from finance.closure c where c.entitlement = e.id))
                        left join lateral (select coalesce(sum(t.surplus), 0) as surplus from finance.advance_taken t
                            join finance.line l on l.id = t.line where l.entitlement = e.id) u on true
                        left join lateral (select coalesce(sum(l.amount), 0) as paid from finance.line l
                            where l.entitlement = e.id and l.state = 'PAID') p on true
                        where b.village = :body and b.season = :no
                        """)
                .param("body", season.body().toString())
                .param("no", Integer.valueOf(season.item()))
                .query((row, number) -> new SeasonFigures(
                        row.getString("batch") == null ? null : season.body().with("batch", row.getString("batch")),
                        row.getInt("households"),
                        Money.ofFen(row.getLong("due")),
                        row.getInt("paid"),
                        Money.ofFen(row.getLong("paid_amount"))))
                .single();
    }
}
