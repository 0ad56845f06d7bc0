package org.qingnuan.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.finance.EntitlementView;
import org.qingnuan.finance.Entitlements;
import org.qingnuan.ledger.HouseholdChange;
import org.qingnuan.ledger.HouseholdChanges;
import org.qingnuan.ledger.Lot;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.Recheck;
import org.qingnuan.ledger.Rechecks;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.stereotype.Component;

/** What was asked for of a household: old and new side by side, and what it does to quota, contract and money. */
@Component
class HouseholdChangeFacts implements TaskFacts {

    private static final String REVIEW = "household-change.reviewChange";

    private final HouseholdChanges changes;
    private final Rechecks rechecks;
    private final Lots lots;
    private final Entitlements entitlements;
    private final Staff staff;

    HouseholdChangeFacts(
            HouseholdChanges changes, Rechecks rechecks, Lots lots, Entitlements entitlements, Staff staff) {
        this.changes = changes;
        this.rechecks = rechecks;
        this.lots = lots;
        this.entitlements = entitlements;
        this.staff = staff;
    }

    @Override
    public Set<String> tasks() {
        return Set.of(REVIEW, "rejection-recheck.recheckRejection");
    }

    @Override
    public Facts of(TaskView task) {
        return TaskPages.form(task).equals(REVIEW) ? change(task.subject()) : recheck(task.subject());
    }

    private Facts change(CaseKey key) {
        HouseholdChange change = changes.get(key);
        Facts facts = Facts.of(Facts.pairs(
                change.cause().kind().label() + "：" + change.cause().label(),
                Stream.of(
                        new Facts.Pair("村", change.villageName()),
                        new Facts.Pair(
                                "住户",
                                change.no() == null
                                        ? "新增户"
                                        : "第" + change.no() + "号 " + change.head() + "，户编号" + change.household()),
                        new Facts.Pair("原因", change.reason()),
                        new Facts.Pair("提出人", staff.name(change.requestedBy())),
                        new Facts.Pair("提出日期", Wording.date(change.requestedAt())))));
        if (!change.values().isEmpty()) {
            facts = facts.plus(Facts.of(new Facts.Table(
                    "变更前后",
                    List.of("项目", "变更前", "变更后"),
                    change.values().stream()
                            .map(value -> List.of(
                                    value.label(), value.before() == null ? "—" : value.before(), value.after()))
                            .toList())));
        }
        return papers(facts.plus(Facts.of(effect(key, change))), changes.papers(key));
    }

    private Facts.Table effect(CaseKey key, HouseholdChange change) {
        HouseholdChange.Effect effect = changes.effect(key);
        return Facts.pairs(
                "批准后的影响",
                Stream.of(
                        new Facts.Pair("本村任务", Wording.households(effect.quota())),
                        new Facts.Pair("已确认", effect.confirmed() + " 户 → " + effect.confirmedAfter() + " 户"),
                        new Facts.Pair("新增户", effect.outcome() == null ? null : "列为" + Wording.state(effect.outcome())),
                        new Facts.Pair("递补", effect.next()),
                        new Facts.Pair("标段合同", contract(key.villageKey())),
                        new Facts.Pair("拨付", effect.payment() == null ? null : Wording.payment(effect.payment())),
                        new Facts.Pair("已核定补贴", granted(change.household())),
                        new Facts.Pair(
                                "追回",
                                change.cause().kind() == HouseholdChange.Kind.REVOKE && "PAID".equals(effect.payment())
                                        ? "已拨付的补贴须追回"
                                        : null)));
    }

    private String contract(CaseKey village) {
        return lots.of(village.body()).stream()
                .filter(lot -> lot.villages().contains(village))
                .map(HouseholdChangeFacts::contract)
                .collect(Collectors.joining("、"));
    }

    private static String contract(Lot lot) {
        return lot.name() + "（" + lot.state().label() + (lot.bidder() == null ? "" : "，" + lot.bidder()) + "），按实际户数结算";
    }

    private String granted(Long household) {
        if (household == null) {
            return null;
        }
        List<EntitlementView> all = entitlements.of(household);
        return all.isEmpty()
                ? null
                : Wording.money(all.stream().map(EntitlementView::amount).reduce(Money.ZERO, Money::plus)) + "，变更不重新核定";
    }

    private Facts recheck(CaseKey key) {
        Recheck recheck = rechecks.get(key);
        Facts facts = Facts.of(Facts.pairs(
                "申请复核的户",
                Stream.of(
                        new Facts.Pair("村", recheck.villageName()),
                        new Facts.Pair("住户", "第" + recheck.no() + "号 " + recheck.head() + "，户编号" + recheck.household()),
                        new Facts.Pair("不予确认的理由", recheck.rejection()),
                        new Facts.Pair("原确认人", recheck.rejectedBy() == null ? null : staff.name(recheck.rejectedBy())),
                        new Facts.Pair("复核理由", recheck.reason()),
                        new Facts.Pair("申请人", staff.name(recheck.requestedBy())),
                        new Facts.Pair("申请日期", Wording.date(recheck.requestedAt())))));
        return papers(facts, rechecks.papers(key));
    }

    private static Facts papers(Facts facts, List<org.qingnuan.ledger.Document> documents) {
        Facts with = facts;
        for (Facts.Download paper : HouseholdChangePages.papers(documents)) {
            with = with.download("证明材料：" + paper.label(), paper.href());
        }
        return with;
    }
}
