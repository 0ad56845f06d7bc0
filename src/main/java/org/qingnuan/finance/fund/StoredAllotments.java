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
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Allotments by the sheet, each booked as one that was entered with its task. */
@Component
class StoredAllotments implements Allotments {

    private static final int LONGEST = 60;

    private final Funds funds;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Plans plans;
    private final Clock clock;

    StoredAllotments(Funds funds, Journal journal, JdbcClient jdbc, Plans plans, Clock clock) {
        this.jdbc = jdbc;
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
            carriedFromHere(plan, one).ifPresent(findings::add);
            answering(plan, one, allotments).ifPresent(findings::add);
            if (one.rate() != null && one.rate().fen() <= 0) {
                findings.add(
                        Finding.ofCell(one.row(), "每户标准(元)", one.rate().toString(), "应大于0", "请按指标文填写每户补助标准，文件没有写的空着"));
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
        journal.lock(known(plan).values().stream().mapToLong(Long::longValue).toArray());
        List<Finding> findings = check(plan, allotments);
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
        int added = 0;
        for (Allotment one : allotments) {
            long fund = funds.open(plan, one.source(), one.source().label());
            String clause = one.clause() == null ? "指标文" + one.documentNo() : one.clause();
            Long settlement = one.settlement() == null
                    ? null
                    : owed(fund, one.settlement()).map(Owed::settlement).orElseThrow();
            Granted granted = new Granted(
                    one.documentNo(),
                    one.allottedOn(),
                    one.amount(),
                    clause,
                    one.carriedFrom(),
                    one.rate(),
                    settlement,
                    null);
            if (journal.allot(fund, granted, by)) {
                added++;
            } else if (!one.amount().equals(journal.allotted(fund, one.documentNo()))) {
                throw new SubmissionRefused(
                        List.of(Finding.ofCell(one.row(), "指标文号", one.documentNo(), "这份指标文刚由他人登记过，金额不同", "请刷新后核对")));
            }
        }
        return added;
    }

    /** Money of a year that is kept here leaves that year's fund by its settlement, or it would stand in both. */
    private Optional<Finding> carriedFromHere(PlanId plan, Allotment one) {
        if (one.carriedFrom() == null || recorded(known(plan), one).isPresent()) {
            return Optional.empty();
        }
        Plan here = plans.get(plan);
        return plans.all().stream()
                .filter(other -> other.area().name().equals(here.area().name()) && other.year() == one.carriedFrom())
                .filter(other -> known(other.id()).containsKey(one.source()))
                .findFirst()
                .map(other -> Finding.ofCell(
                        one.row(),
                        "结转自（年度）",
                        one.carriedFrom().toString(),
                        "%s的这项资金也在本系统内".formatted(other.name()),
                        "请在该方案的“资金清算”里办理结转，会自动记入本方案"));
    }

    /** What keeps the document from making the settlement good, all documents of the sheet together. */
    private Optional<Finding> answering(PlanId plan, Allotment one, List<Allotment> all) {
        if (one.settlement() == null || recorded(known(plan), one).isPresent()) {
            return Optional.empty();
        }
        Money together = all.stream()
                .filter(other ->
                        other.source() == one.source() && one.settlement().equals(other.settlement()))
                .filter(other -> recorded(known(plan), other).isEmpty())
                .map(Allotment::amount)
                .collect(Money.sum());
        Optional<Owed> owed =
                Optional.ofNullable(known(plan).get(one.source())).flatMap(fund -> owed(fund, one.settlement()));
        if (owed.isPresent() && together.compareTo(owed.get().open()) <= 0) {
            return Optional.empty();
        }
        return Optional.of(Finding.ofCell(
                one.row(),
                "补清算（序号）",
                one.settlement().toString(),
                owed.isEmpty()
                        ? one.source().label() + "没有这个序号的、已同意并应补的清算"
                        : "补拨合计%s元，超过这次清算尚欠的%s元".formatted(together, owed.get().open()),
                owed.isEmpty() ? "请在“资金清算”里查序号；不是补清算的请空着" : "请按尚欠数填写；多出的部分另作一份预拨登记"));
    }

    private Optional<Owed> owed(long fund, int no) {
        return jdbc.sql("""
                        SELECT s.id, s.difference - (SELECT coalesce(sum(t.amount), 0) FROM finance.transfer t WHERE t.settlement = s.id) AS open
                        FROM finance.level_settlement s JOIN finance.level_settlement_decision d ON d.settlement = s.id AND d.agreed
                        WHERE s.fund = :fund AND s.no = :no AND s.difference > 0""")
                .param("fund", fund)
                .param("no", no)
                .query((rows, n) -> new Owed(rows.getLong("id"), Money.ofFen(rows.getLong("open"))))
                .optional();
    }

    /** A settlement by which the superior owes something. */
    private record Owed(long settlement, Money open) {}

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
