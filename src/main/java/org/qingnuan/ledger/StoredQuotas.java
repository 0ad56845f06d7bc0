package org.qingnuan.ledger;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Versions of quotas in the database; the body's row holds the present one. */
@Service
@Transactional
class StoredQuotas implements Quotas {

    private static final int MOST = 1_000_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BodyRows bodies;
    private final Plans plans;

    StoredQuotas(JdbcClient jdbc, Clock clock, BodyRows bodies, Plans plans) {
        this.plans = plans;
        this.jdbc = jdbc;
        this.clock = clock;
        this.bodies = bodies;
    }

    @Override
    public QuotaHistory of(CaseKey body) {
        List<QuotaHistory.Version> versions = jdbc.sql("""
                        select no, households, other_body, reason, by_user, at from ledger.quota_version
                        where plan = :plan and body = :body order by no
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((row, number) -> new QuotaHistory.Version(
                        row.getInt("no"),
                        row.getInt("households"),
                        row.getString("other_body") == null
                                ? null
                                : CaseKey.ofBody(body.plan(), row.getString("other_body")),
                        row.getString("reason"),
                        row.getString("by_user"),
                        Rows.instant(row, "at")))
                .list();
        return new QuotaHistory(body.body(), versions);
    }

    @Override
    public void transfer(CaseKey fromBody, CaseKey toBody, int households, String reason, String by) {
        Rules.requireReason(reason);
        Rules.refuse(
                !fromBody.plan().equals(toBody.plan()) || fromBody.area().equals(toBody.area()),
                "任务只能在同一方案的两个责任主体之间调剂",
                "请重新选择调出和调入单位");
        refuseDivided(fromBody);
        Rules.refuse(households <= 0, "调剂户数不是正数", "请填写大于0的户数");
        Stream.of(fromBody, toBody)
                .sorted((a, b) -> a.area().compareTo(b.area()))
                .forEach(bodies::lock);
        BodyRows.Row giver = bodies.get(fromBody);
        Rules.refuse(
                giver.target() - households < giver.assigned(),
                "调出后任务少于已分解到村的%d户".formatted(giver.assigned()),
                "请先调减有关村的任务");
        change(fromBody, toBody, -households, reason, by);
        change(toBody, fromBody, households, reason, by);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean leftOpen(CaseKey body) {
        return of(body).versions().get(0).households() == Target.LEFT_OPEN;
    }

    @Override
    public void enter(CaseKey body, int households, String reason, String by) {
        Rules.requireReason(reason);
        Rules.refuse(!leftOpen(body), "任务户数由方案下达", "请用任务调剂");
        refuseDivided(body);
        Rules.refuse(households <= 0 || households > MOST, "任务户数不在1到%d之间".formatted(MOST), "请填写实际任务户数");
        bodies.lock(body);
        BodyRows.Row row = bodies.get(body);
        Rules.refuse(row.finished(), "本单位的任务已经办结", "不能再录入任务户数");
        Rules.refuse(households < row.assigned(), "少于已分解到村的%d户".formatted(row.assigned()), "请先调减有关村的任务");
        Rules.refuse(households == row.target(), "与现在的任务户数相同", "请填写新的任务户数");
        change(body, null, households - row.target(), reason, by);
    }

    /** Figures that are given by kind of village change by kind. */
    private void refuseDivided(CaseKey body) {
        Rules.refuse(!plans.get(body.plan()).rules().categories().isEmpty(), "本方案的任务按类别下达", "请在“按类别下达任务”中调整");
    }

    /** A new version of the body's figure, by so many households more or less. */
    void change(CaseKey body, CaseKey other, int households, String reason, String by) {
        jdbc.sql("""
                        with changed as (
                          update ledger.body set target = target + :households where plan = :plan and area = :body
                          returning target)
                        insert into ledger.quota_version(plan, body, no, households, other_body, reason, by_user, at)
                        select :plan, :body, (select max(no) + 1 from ledger.quota_version where plan = :plan and body = :body),
                          target, :other, :reason, :by, :at
                        from changed
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("other", other == null ? null : other.area())
                .param("households", households)
                .param("reason", reason)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }
}
