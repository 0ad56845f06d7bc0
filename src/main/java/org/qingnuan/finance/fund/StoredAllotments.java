package org.qingnuan.finance.fund;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.Allotments;
import org.qingnuan.finance.FundBalance;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.Funds;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Allotments by the sheet, each booked as one that was entered with its task. */
@Component
class StoredAllotments implements Allotments {

    private static final int LONGEST = 60;

    private final Funds funds;
    private final Journal journal;
    private final Plans plans;
    private final Clock clock;

    StoredAllotments(Funds funds, Journal journal, Plans plans, Clock clock) {
        this.plans = plans;
        this.funds = funds;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Finding> check(PlanId plan, List<Allotment> allotments) {
        LocalDate today = ChinaTime.today(clock);
        int year = plans.get(plan).year();
        Map<FundSource, Long> known = known(plan);
        Map<String, Integer> seen = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Allotment one : allotments) {
            String documentNo = one.documentNo();
            if (documentNo.length() > LONGEST) {
                findings.add(Finding.ofCell(one.row(), "指标文号", documentNo, "超过60字", "请缩短"));
            }
            if (one.amount().fen() <= 0) {
                findings.add(Finding.ofCell(one.row(), "金额(元)", one.amount().toString(), "应大于0", "请按指标文填写下达金额"));
            }
            if (one.allottedOn().isAfter(today)) {
                findings.add(Finding.ofCell(one.row(), "下达日期", one.allottedOn().toString(), "晚于今天", "请填写指标文的下达日期"));
            }
            if (one.carriedFrom() != null && one.carriedFrom() >= year) {
                findings.add(Finding.ofCell(
                        one.row(),
                        "结转自（年度）",
                        one.carriedFrom().toString(),
                        "不早于本方案的年度" + year,
                        "请填写资金原来的预算年度；不是结转的请空着"));
            }
            Integer earlier = seen.putIfAbsent(one.source() + "/" + documentNo, one.row());
            if (earlier != null) {
                findings.add(Finding.ofCell(
                        one.row(), "指标文号", documentNo, "与第%d行重复".formatted(earlier), "同一来源的一份指标文只填一行，金额请合计"));
            }
            recorded(known, one)
                    .filter(before -> !before.equals(one.amount()))
                    .ifPresent(before -> findings.add(Finding.ofCell(
                            one.row(),
                            "金额(元)",
                            one.amount().toString(),
                            "这份指标文已登记过，金额%s元".formatted(before),
                            "请核对文号和金额；登记过的不再更改")));
        }
        return findings;
    }

    @Override
    @Transactional
    public int record(PlanId plan, List<Allotment> allotments, String by) {
        List<Finding> findings = check(plan, allotments);
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
        int added = 0;
        for (Allotment one : allotments) {
            boolean already = recorded(known(plan), one).isPresent();
            long fund = funds.open(plan, one.source(), one.source().label());
            String clause = one.clause() == null ? "指标文" + one.documentNo() : one.clause();
            funds.allot(fund, one.documentNo(), one.allottedOn(), one.amount(), clause, one.carriedFrom(), by);
            added += already ? 0 : 1;
        }
        return added;
    }

    private Map<FundSource, Long> known(PlanId plan) {
        Map<FundSource, Long> known = new HashMap<>();
        for (FundBalance balance : funds.balances(plan)) {
            known.put(balance.source(), balance.fund());
        }
        return known;
    }

    private Optional<Money> recorded(Map<FundSource, Long> funds, Allotment one) {
        return Optional.ofNullable(funds.get(one.source())).map(fund -> journal.allotted(fund, one.documentNo()));
    }
}
