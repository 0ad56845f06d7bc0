package org.qingnuan.finance.payment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.qingnuan.finance.BatchCheck;
import org.qingnuan.finance.FundBalance;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.Funds;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.PaymentSteps;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.SubsidyCase;
import org.qingnuan.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks a prepared batch over for whoever approves it, and says what no program can tell. */
@Component
class Checking {

    private static final int NAMED = 10;

    private final JdbcClient jdbc;
    private final Batches batches;
    private final Payability payability;
    private final Recipients recipients;
    private final Funds funds;
    private final PersonalData personal;
    private final PaymentSteps steps;

    Checking(
            JdbcClient jdbc,
            Batches batches,
            Payability payability,
            Recipients recipients,
            Funds funds,
            PersonalData personal,
            PaymentSteps steps) {
        this.steps = steps;
        this.jdbc = jdbc;
        this.batches = batches;
        this.payability = payability;
        this.recipients = recipients;
        this.funds = funds;
        this.personal = personal;
    }

    List<BatchCheck> of(Batch batch) {
        List<Paid> lines = lines(batch);
        List<BatchCheck> checks = new ArrayList<>();
        checks.add(content(batch, lines));
        checks.add(eligible(batch, lines));
        checks.add(rates(batch, lines));
        checks.add(once(batch, lines));
        checks.add(accounts(batch, lines));
        checks.add(money(batch));
        checks.addAll(large(batch));
        checks.add(leftOut(batch));
        return checks;
    }

    private BatchCheck content(Batch batch, List<Paid> lines) {
        return batches.unchanged(batch)
                ? new BatchCheck("名单内容", true, "共%d笔，姓名、账号、金额和标准与编制时一致".formatted(lines.size()))
                : new BatchCheck("名单内容", false, "编制后已变更，审批作废，应退回重新编制");
    }

    private BatchCheck eligible(Batch batch, List<Paid> lines) {
        Set<Long> lost = lines.stream().map(Paid::household).collect(Collectors.toCollection(TreeSet::new));
        int all = lost.size();
        payability.of(batch).stream().map(SubsidyCase::household).forEach(lost::remove);
        return lost.isEmpty()
                ? new BatchCheck("资格", true, "%d户都在任务名单内、已通过验收、没有停付，送银行前再核对一次".formatted(all))
                : new BatchCheck("资格", false, "%d户已失去资格，送银行前自动剔除：%s".formatted(lost.size(), named(lost)));
    }

    private BatchCheck rates(Batch batch, List<Paid> lines) {
        Set<Long> odd = jdbc.sql("""
                        SELECT l.household FROM finance.line l JOIN finance.entitlement e ON e.id = l.entitlement
                        WHERE l.batch = :batch AND l.state = 'OPEN' AND (l.amount <> e.amount OR l.amount <>
                            (SELECT coalesce(sum(s.amount), 0) FROM finance.entitlement_share s WHERE s.entitlement = e.id))""").param("batch", batch.id()).query(Long.class).list().stream()
                .collect(Collectors.toCollection(TreeSet::new));
        return odd.isEmpty()
                ? new BatchCheck("金额", true, "每笔都等于按已批准标准核定的金额，各来源分摊合计到分，共%d笔".formatted(lines.size()))
                : new BatchCheck("金额", false, "%d户的金额与核定不符：%s".formatted(odd.size(), named(odd)));
    }

    private BatchCheck once(Batch batch, List<Paid> lines) {
        Set<Long> twice = jdbc.sql("""
                        SELECT l.household FROM finance.line l JOIN finance.line o ON o.household = l.household AND o.item = l.item
                            AND o.season = l.season AND o.instalment = l.instalment AND o.id <> l.id AND o.state IN ('OPEN', 'PAID')
                        WHERE l.batch = :batch AND l.state = 'OPEN'""").param("batch", batch.id()).query(Long.class).list().stream()
                .collect(Collectors.toCollection(TreeSet::new));
        return twice.isEmpty()
                ? new BatchCheck("重复", true, "没有一户的同一项目在其他批次中待付或已付")
                : new BatchCheck("重复", false, "%d户的同一项目在其他批次中：%s".formatted(twice.size(), named(twice)));
    }

    /** One account for many households is a pattern of borrowed names, and now and then a family. */
    private BatchCheck accounts(Batch batch, List<Paid> lines) {
        if (!recipients.paysHouseholds(batch)) {
            return new BatchCheck("收款账户", true, "由中标单位垫付，全部付至其经核实的账户");
        }
        Map<String, Set<Long>> byAccount = new LinkedHashMap<>();
        lines.forEach(line -> byAccount
                .computeIfAbsent(line.account(), account -> new TreeSet<>())
                .add(line.household()));
        List<Set<Long>> shared =
                byAccount.values().stream().filter(who -> who.size() > 1).toList();
        return shared.isEmpty()
                ? new BatchCheck("收款账户", true, "各户的收款账户互不相同")
                : new BatchCheck(
                        "收款账户",
                        false,
                        "%d个账户收多户的款，请核实是否本人或家庭成员：%s"
                                .formatted(
                                        shared.size(),
                                        shared.stream()
                                                .limit(NAMED)
                                                .map(Checking::named)
                                                .collect(Collectors.joining("；"))));
    }

    private BatchCheck money(Batch batch) {
        Map<FundSource, Money> available = new TreeMap<>();
        for (FundBalance balance : funds.balances(batch.plan())) {
            available.merge(balance.source(), balance.available(), Money::plus);
        }
        List<String> lacking = new ArrayList<>();
        batches.shares(batch, LineState.OPEN).forEach((source, fen) -> {
            Money lacks = Money.ofFen(fen).minus(available.getOrDefault(source, Money.ZERO));
            if (lacks.fen() > 0) {
                lacking.add(source.label() + "尚缺" + lacks + "元");
            }
        });
        return lacking.isEmpty()
                ? new BatchCheck("资金", true, "各来源现有可用资金足够，审批后按来源预留")
                : new BatchCheck("资金", false, String.join("，", lacking) + "；审批后将等待落实资金");
    }

    /** What a plan's threshold asks of the batch; nothing where a plan has none. */
    private List<BatchCheck> large(Batch batch) {
        Money total = batches.shares(batch, LineState.OPEN).values().stream()
                .map(Money::ofFen)
                .collect(Money.sum());
        return steps.of(batch.plan()).stream()
                .filter(step -> step.above() != null)
                .map(step -> step.isDueFor(total)
                        ? new BatchCheck(
                                "大额",
                                false,
                                "合计%s元，超过%s元，最后还须由另一人“%s”，请核对大额的原因".formatted(total, step.above(), step.label()))
                        : new BatchCheck(
                                "大额", true, "合计%s元，没有超过%s元，不用“%s”".formatted(total, step.above(), step.label())))
                .toList();
    }

    private BatchCheck leftOut(Batch batch) {
        int excluded = jdbc.sql(
                        "SELECT count(*) FROM finance.batch_household WHERE batch = :batch AND excluded IS NOT NULL")
                .param("batch", batch.id())
                .query(Integer.class)
                .single();
        return excluded == 0
                ? new BatchCheck("未列入的户", true, "没有")
                : new BatchCheck("未列入的户", false, "%d户未列入，原因见下表，请判断是否成立".formatted(excluded));
    }

    private static String named(Set<Long> households) {
        String some = households.stream().limit(NAMED).map(id -> "户编号" + id).collect(Collectors.joining("、"));
        return households.size() > NAMED ? some + "等" : some;
    }

    private List<Paid> lines(Batch batch) {
        return jdbc.sql(
                        "SELECT household, account_sealed FROM finance.line WHERE batch = :batch AND state = 'OPEN' ORDER BY no")
                .param("batch", batch.id())
                .query((rows, n) -> new Paid(rows.getLong("household"), personal.open(rows.getBytes("account_sealed"))))
                .list();
    }

    /** Whom a line pays and where. */
    private record Paid(long household, String account) {}
}
