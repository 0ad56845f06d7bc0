package org.qingnuan.ledger;

import cn.hutool.core.util.CreditCodeUtil;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The negative lists in the database. */
@Service
@Transactional
class StoredBarredBidders implements BarredBidders {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredBarredBidders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Barred> of(PlanId plan) {
        return jdbc.sql("select * from ledger.barred_bidder where plan = :plan order by lifted_at is not null, id desc")
                .param("plan", plan.value())
                .query((row, number) -> new Barred(
                        row.getLong("id"),
                        row.getString("uscc"),
                        row.getString("name"),
                        row.getString("reason"),
                        row.getString("barred_by"),
                        Rows.instant(row, "barred_at"),
                        row.getString("lifted_reason")))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> reason(PlanId plan, String uscc) {
        return jdbc.sql(
                        "select reason from ledger.barred_bidder where plan = :plan and uscc = :uscc and lifted_at is null")
                .param("plan", plan.value())
                .param("uscc", uscc)
                .query(String.class)
                .optional();
    }

    @Override
    public void bar(PlanId plan, String uscc, String name, String reason, String by) {
        Rules.requireReason(reason);
        Rules.refuse(uscc == null || !CreditCodeUtil.isCreditCode(uscc.strip()), "统一社会信用代码位数或校验位不对", "请核对营业执照");
        Rules.refuse(name == null || name.isBlank(), "没有填写企业名称", "请填写企业名称");
        int added = jdbc.sql("""
                        insert into ledger.barred_bidder(plan, uscc, name, reason, barred_by, barred_at)
                        values (:plan, :uscc, :name, :reason, :by, :at) on conflict do nothing
                        """)
                .param("plan", plan.value())
                .param("uscc", uscc.strip())
                .param("name", name.strip())
                .param("reason", reason.strip())
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
        Rules.refuse(added == 0, "该企业已在负面清单中", "不必再次登记");
    }

    @Override
    public void lift(PlanId plan, long id, String reason, String by) {
        Rules.requireReason(reason);
        int lifted = jdbc.sql("""
                        update ledger.barred_bidder set lifted_reason = :reason, lifted_by = :by, lifted_at = :at
                        where plan = :plan and id = :id and lifted_at is null
                        """)
                .param("plan", plan.value())
                .param("id", id)
                .param("reason", reason.strip())
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
        Rules.refuse(lifted == 0, "该企业不在负面清单中", "请刷新页面后核对");
    }
}
