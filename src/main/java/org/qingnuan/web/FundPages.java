package org.qingnuan.web;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.AccountProof;
import org.qingnuan.finance.AccountProofs;
import org.qingnuan.finance.BankLayout;
import org.qingnuan.finance.BankLayouts;
import org.qingnuan.finance.FundBalance;
import org.qingnuan.finance.FundReports;
import org.qingnuan.finance.Funds;
import org.qingnuan.finance.LevelSettlements;
import org.qingnuan.finance.Limits;
import org.qingnuan.finance.PayoutWay;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Puts a plan's money together, source by source, body by body and batch by batch. */
@Component
class FundPages {

    /** Days after which an unpaid subsidy shows red (default: no document says a term). */
    private static final int TOLERABLE_DAYS = 30;

    private static final int WHOLE = 1000;

    private final Funds funds;
    private final Limits limits;
    private final FundReports reports;
    private final AccountProofs proofs;
    private final Plans plans;
    private final Villages villages;
    private final Staff staff;
    private final FundWorkbook workbook;
    private final BankLayouts layouts;
    private final LevelSettlements settlements;
    private final Clock clock;

    FundPages(
            Funds funds,
            Limits limits,
            FundReports reports,
            AccountProofs proofs,
            Plans plans,
            Villages villages,
            Staff staff,
            FundWorkbook workbook,
            BankLayouts layouts,
            LevelSettlements settlements,
            Clock clock) {
        this.settlements = settlements;
        this.funds = funds;
        this.limits = limits;
        this.reports = reports;
        this.proofs = proofs;
        this.plans = plans;
        this.villages = villages;
        this.staff = staff;
        this.workbook = workbook;
        this.layouts = layouts;
        this.clock = clock;
    }

    static String path(PlanId plan) {
        return "/plans/" + plan + "/funds";
    }

    FundPage of(PlanId plan, String user) {
        Map<CaseKey, String> names = plans.bodies(plan).stream()
                .collect(Collectors.toMap(Body::key, body -> body.area().name()));
        return new FundPage(
                plans.get(plan).name(),
                path(plan),
                BankPages.path(plan),
                LevelSettlementPages.path(plan),
                staff.may(user, CaseKey.ofPlan(plan), Action.RECORD_ALLOTMENTS) ? ReadinessPages.path(plan) : null,
                limits.of(plan).whenShort().label(),
                proofs.last(plan, 1).stream().findFirst().map(this::proof).orElse(null),
                alarm(reports.ageing(plan, ChinaTime.today(clock)), names),
                owed(plan),
                funds.balances(plan).stream().map(FundPages::source).toList(),
                reports.allotments(plan).stream().map(this::allotment).toList(),
                reports.bodies(plan).stream().map(line -> body(line, names)).toList(),
                months(plan, names),
                reports.ageing(plan, ChinaTime.today(clock)).stream()
                        .map(line -> age(line, names))
                        .toList(),
                returned(plan),
                reports.batches(plan).stream().map(line -> batch(line, names)).toList(),
                Stream.of(PayoutWay.values()).flatMap(way -> layouts(plan, way)).toList());
    }

    /** Every table of the page, a sheet each. */
    void write(PlanId plan, String user, OutputStream out) {
        workbook.write(of(plan, user), Wording.date(ChinaTime.today(clock)), out);
    }

    /** Everything behind a batch, line by line. */
    void audit(CaseKey batch, OutputStream out) {
        workbook.audit(plans.get(batch.plan()).name(), reports.audit(batch), staff, out);
    }

    private Stream<FundPage.Layout> layouts(PlanId plan, PayoutWay way) {
        BankLayout chosen = layouts.of(plan, way);
        return layouts.all(way).stream()
                .map(layout -> new FundPage.Layout(
                        layout.id(),
                        layout.name(),
                        way.label(),
                        layout.note(),
                        layout.id().equals(chosen.id())));
    }

    private FundPage.Proof proof(AccountProof proof) {
        String who = proof.by() == null ? "每日核对" : staff.name(proof.by()) + "核对";
        String text = "%s%s，核定、资金流水、批次和银行结果共%d项，%s"
                .formatted(
                        Wording.date(proof.at()),
                        who,
                        proof.comparisons(),
                        proof.agrees() ? "全部一致。" : proof.differences().size() + "项不一致：");
        return new FundPage.Proof(proof.agrees(), text, proof.differences());
    }

    private static FundPage.Source source(FundBalance fund) {
        return new FundPage.Source(
                fund.budgetYear() + "年",
                fund.source().label(),
                Wording.money(fund.allotted()),
                Wording.money(fund.surrendered()),
                Wording.money(fund.paid()),
                Wording.money(fund.reserved()),
                Wording.money(fund.available()),
                part(fund.paid(), fund.allotted()),
                part(fund.reserved(), fund.allotted()),
                part(fund.available(), fund.allotted()));
    }

    private FundPage.Allotment allotment(FundReports.AllotmentLine line) {
        return new FundPage.Allotment(
                line.budgetYear() + "年",
                line.source().label(),
                line.documentNo(),
                Wording.date(line.date()),
                Wording.money(line.amount()),
                Stream.of(
                                line.carriedFrom() == null ? null : line.carriedFrom() + "年结转",
                                line.settlement() == null ? null : "补第" + line.settlement() + "号清算",
                                line.rate() == null ? null : "每户" + line.rate() + "元")
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("；")),
                line.clause(),
                staff.name(line.by()));
    }

    private FundPage.Body body(FundReports.BodyLine line, Map<CaseKey, String> names) {
        int accepted = villages.of(line.body()).stream()
                .map(Village::numbers)
                .mapToInt(numbers -> numbers.accepted())
                .sum();
        return new FundPage.Body(
                names.getOrDefault(line.body(), line.body().area()),
                accepted,
                line.households(),
                line.paidHouseholds(),
                Wording.money(line.due()),
                Wording.money(line.paid()),
                Wording.money(line.underWay()),
                Wording.money(line.returned()),
                Wording.money(line.ended()),
                part(line.paid(), line.due()));
    }

    private List<FundPage.Month> months(PlanId plan, Map<CaseKey, String> names) {
        List<FundReports.PaidLine> paid = reports.paid(plan);
        Money most = paid.stream()
                .map(FundReports.PaidLine::amount)
                .max(Money::compareTo)
                .orElse(Money.ZERO);
        return paid.stream()
                .map(line -> new FundPage.Month(
                        line.month().toString(),
                        names.getOrDefault(line.body(), line.body().area()),
                        line.source().label(),
                        Wording.money(line.amount()),
                        part(line.amount(), most)))
                .toList();
    }

    private static String alarm(List<FundReports.AgeLine> ageing, Map<CaseKey, String> names) {
        List<FundReports.AgeLine> late =
                ageing.stream().filter(line -> line.oldest() > TOLERABLE_DAYS).toList();
        if (late.isEmpty()) {
            return null;
        }
        Money amount = late.stream()
                .map(line -> line.upTo60().plus(line.upTo90()).plus(line.over90()))
                .collect(Money.sum());
        return "核定后超过%d天还没有付的补贴共%s：%s。请催办编制、审批、落实资金和退票更正。"
                .formatted(
                        TOLERABLE_DAYS,
                        Wording.money(amount),
                        late.stream()
                                .map(line -> names.getOrDefault(
                                                line.body(), line.body().area()) + "最长" + line.oldest() + "天")
                                .collect(Collectors.joining("、")));
    }

    /** What the superior still owes by settlements, null for nothing. */
    private String owed(PlanId plan) {
        LocalDate today = ChinaTime.today(clock);
        String owed = settlements.of(plan).stream()
                .filter(LevelSettlements.View::owed)
                .map(one -> "%s第%d号清算应补%s，已%d天"
                        .formatted(
                                one.source().label(),
                                one.no(),
                                Wording.money(one.open()),
                                ChronoUnit.DAYS.between(ChinaTime.dayOf(one.decidedAt()), today)))
                .collect(Collectors.joining("；"));
        return owed.isEmpty() ? null : "上级尚未补拨的清算资金：" + owed + "。";
    }

    private List<FundPage.Return> returned(PlanId plan) {
        List<FundReports.ReturnLine> returned = reports.returned(plan);
        int most =
                returned.stream().mapToInt(FundReports.ReturnLine::lines).max().orElse(1);
        return returned.stream()
                .map(line -> new FundPage.Return(
                        line.reason(),
                        line.lines(),
                        Wording.money(line.amount()),
                        line.open(),
                        line.lines() * WHOLE / most))
                .toList();
    }

    private static FundPage.Age age(FundReports.AgeLine line, Map<CaseKey, String> names) {
        Money all = line.upTo30().plus(line.upTo60()).plus(line.upTo90()).plus(line.over90());
        return new FundPage.Age(
                names.getOrDefault(line.body(), line.body().area()),
                line.lines(),
                line.oldest(),
                line.oldest() > TOLERABLE_DAYS,
                Wording.money(line.upTo30()),
                Wording.money(line.upTo60()),
                Wording.money(line.upTo90()),
                Wording.money(line.over90()),
                part(line.upTo30(), all),
                part(line.upTo60(), all),
                part(line.upTo90(), all),
                part(line.over90(), all));
    }

    private FundPage.Batch batch(FundReports.BatchLine line, Map<CaseKey, String> names) {
        CaseKey place = line.batch().place();
        String name = place.village() == null
                ? names.getOrDefault(place, place.area())
                : villages.get(place).area().name();
        return new FundPage.Batch(
                line.batch().item(),
                name,
                line.kind().label(),
                line.state().label(),
                line.lines(),
                Wording.money(line.amount()),
                Wording.date(line.preparedAt()),
                Wording.date(line.settledAt()));
    }

    /** Of a thousand, rounded down. */
    private static int part(Money amount, Money of) {
        return of.fen() <= 0 || amount.fen() <= 0
                ? 0
                : Math.toIntExact(Math.min(WHOLE, amount.fen() * WHOLE / of.fen()));
    }
}
