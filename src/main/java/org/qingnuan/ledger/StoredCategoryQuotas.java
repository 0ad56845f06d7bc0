package org.qingnuan.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Quotas by kind of village; whoever shares out holds the plan's row, so that no two together give more than there is. */
@Service
@Transactional
class StoredCategoryQuotas implements CategoryQuotas {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Plans plans;
    private final BodyRows bodies;
    private final StoredQuotas quotas;

    StoredCategoryQuotas(JdbcClient jdbc, Clock clock, Plans plans, BodyRows bodies, StoredQuotas quotas) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.plans = plans;
        this.bodies = bodies;
        this.quotas = quotas;
    }

    @Override
    @Transactional(readOnly = true)
    public List<CategoryQuota> of(CaseKey body) {
        return plans.get(body.plan()).rules().categories().stream()
                .map(category -> stand(body, category))
                .toList();
    }

    private CategoryQuota stand(CaseKey body, QuotaCategory category) {
        return jdbc.sql("""
                        select coalesce(sum(households), 0) as distributed,
                          coalesce(sum(households) filter (where body = :body), 0) as of_body,
                          (select coalesce(sum(v.quota), 0) from ledger.village v where v.plan = :plan and v.body = :body
                            and v.category = :category and v.state <> 'WITHDRAWN') as assigned
                        from ledger.category_quota where plan = :plan and category = :category
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("category", category.code())
                .query((row, number) -> new CategoryQuota(
                        category.code(),
                        category.name(),
                        category.households(),
                        row.getInt("distributed"),
                        row.getInt("of_body"),
                        row.getInt("assigned")))
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Version> versions(CaseKey body) {
        return jdbc.sql("""
                        select * from ledger.category_quota_version where plan = :plan and body = :body order by at desc, no desc
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((row, number) -> new Version(
                        row.getString("category"),
                        row.getInt("no"),
                        row.getInt("households"),
                        row.getString("reason"),
                        row.getString("by_user"),
                        Rows.instant(row, "at")))
                .list();
    }

    @Override
    public void distribute(CaseKey body, String category, int households, String reason, String by) {
        Rules.requireReason(reason);
        jdbc.sql("select id from ledger.plan where id = :plan for no key update")
                .param("plan", body.plan().value())
                .query(String.class)
                .single();
        bodies.lock(body);
        CategoryQuota now = stand(body, category(body, category));
        Rules.refuse(bodies.get(body).finished(), "本单位的任务已经办结", "不能再调整任务户数");
        Rules.refuse(households < 0, "户数不能小于0", "请填写下达给本单位的户数");
        Rules.refuse(households == now.ofBody(), "与现在的任务户数相同", "请填写新的任务户数");
        Rules.refuse(
                households < now.assigned(), "“%s”已分解到村%d户，不能更少".formatted(now.name(), now.assigned()), "请先调减有关村的任务");
        Rules.refuse(
                households > now.left() + now.ofBody(),
                "“%s”全市%d户，已下达%d户，只剩%d户可以下达给本单位"
                        .formatted(now.name(), now.ofPlan(), now.distributed(), now.left() + now.ofBody()),
                "请调减户数，或先核减其他单位");
        put(body, category, households, reason, by);
        quotas.change(body, null, households - now.ofBody(), now.name() + "：" + reason, by);
    }

    private QuotaCategory category(CaseKey body, String code) {
        return plans.get(body.plan()).rules().categories().stream()
                .filter(category -> category.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No category " + code + " in " + body.plan()));
    }

    private void put(CaseKey body, String category, int households, String reason, String by) {
        jdbc.sql("""
                        insert into ledger.category_quota(plan, body, category, households) values (:plan, :body, :category, :households)
                        on conflict (plan, body, category) do update set households = excluded.households
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("category", category)
                .param("households", households)
                .update();
        jdbc.sql("""
                        insert into ledger.category_quota_version(plan, body, category, no, households, reason, by_user, at)
                        select :plan, :body, :category, coalesce(max(no), 0) + 1, :households, :reason, :by, :at
                        from ledger.category_quota_version where plan = :plan and body = :body and category = :category
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("category", category)
                .param("households", households)
                .param("reason", reason.strip())
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Finding> exceeded(CaseKey body, Map<String, Integer> added) {
        List<Finding> findings = new ArrayList<>();
        List<CategoryQuota> all = of(body);
        if (!all.isEmpty()
                && added.keySet().stream()
                        .anyMatch(
                                code -> all.stream().noneMatch(one -> one.code().equals(code)))) {
            findings.add(Finding.ofSheet("有的村没有写明任务类别", "请逐村选择任务类别"));
        }
        for (CategoryQuota one : all) {
            int wanted = one.assigned() + added.getOrDefault(one.code(), 0);
            if (wanted > one.ofBody()) {
                findings.add(Finding.ofSheet(
                        "“%s”各村合计%d户，超过下达给本单位的%d户".formatted(one.name(), wanted, one.ofBody()), "请调减户数"));
            }
        }
        return findings;
    }

    @Override
    @Transactional(readOnly = true)
    public String nameOf(CaseKey village) {
        return jdbc.sql(
                        "select category from ledger.village where plan = :plan and area = :area and category is not null")
                .param("plan", village.plan().value())
                .param("area", village.village())
                .query(String.class)
                .optional()
                .map(code -> category(village, code).name())
                .orElse(null);
    }
}
