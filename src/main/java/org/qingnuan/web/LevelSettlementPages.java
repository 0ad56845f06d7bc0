package org.qingnuan.web;

import java.io.OutputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.FundBalance;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.Funds;
import org.qingnuan.finance.LevelSettlements;
import org.qingnuan.finance.LevelSettlements.Disposal;
import org.qingnuan.finance.LevelSettlements.Document;
import org.qingnuan.finance.LevelSettlements.Draft;
import org.qingnuan.finance.LevelSettlements.Figures;
import org.qingnuan.finance.LevelSettlements.Place;
import org.qingnuan.finance.LevelSettlements.State;
import org.qingnuan.finance.LevelSettlements.View;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Puts together what the level above advanced, what accepted households come to, and what follows from that. */
@Component
class LevelSettlementPages {

    private final LevelSettlements settlements;
    private final Funds funds;
    private final Plans plans;
    private final Staff staff;
    private final LevelSettlementWorkbook workbook;
    private final Clock clock;

    LevelSettlementPages(
            LevelSettlements settlements,
            Funds funds,
            Plans plans,
            Staff staff,
            LevelSettlementWorkbook workbook,
            Clock clock) {
        this.settlements = settlements;
        this.funds = funds;
        this.plans = plans;
        this.staff = staff;
        this.workbook = workbook;
        this.clock = clock;
    }

    static String path(PlanId plan) {
        return "/plans/" + plan + "/settlements";
    }

    LevelSettlementPage of(PlanId plan, String user) {
        List<View> all = settlements.of(plan);
        return new LevelSettlementPage(
                plans.get(plan).name(),
                path(plan),
                FundPages.path(plan),
                staff.may(user, CaseKey.ofPlan(plan), Action.SETTLE_WITH_SUPERIOR),
                funds.balances(plan).stream()
                        .map(FundBalance::source)
                        .filter(LevelSettlements.FROM_ABOVE::contains)
                        .map(source -> fund(plan, source, all))
                        .toList(),
                all.stream().map(one -> line(plan, one)).toList());
    }

    private LevelSettlementPage.Fund fund(PlanId plan, FundSource source, List<View> all) {
        Draft byShares = settlements.look(plan, source, null);
        Money rate = byShares.documents().stream()
                .map(Document::rate)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(null);
        Draft draft = rate == null ? byShares : settlements.look(plan, source, rate);
        int undecided = draft.total().accepted() - draft.total().decided();
        return new LevelSettlementPage.Fund(
                source.name(),
                source.label(),
                Wording.money(draft.advanced()),
                Wording.money(draft.total().due()),
                Wording.money(draft.settledBefore()),
                difference(draft.difference()),
                draft.difference().isNegative(),
                rate == null ? "" : rate.toYuan(),
                all.stream()
                        .filter(one -> one.source() == source && one.state() == State.PREPARED)
                        .findFirst()
                        .map(one -> line(plan, one))
                        .orElse(null),
                undecided > 0 && rate == null ? "有%d户验收合格、还没有核定这项资金的补贴，核定后应得数还会增加。".formatted(undecided) : null);
    }

    private static String difference(Money difference) {
        if (difference.fen() == 0) {
            return "两清";
        }
        return difference.isNegative() ? "结余 " + Wording.money(difference.negate()) : "应补 " + Wording.money(difference);
    }

    private LevelSettlementPage.Line line(PlanId plan, View one) {
        return new LevelSettlementPage.Line(
                path(plan) + "/" + one.id(),
                title(one),
                Wording.date(one.asOf()),
                difference(one.difference()),
                one.disposal() == null ? "" : one.disposal().label(),
                one.state().label(),
                open(one),
                one.owed(),
                who(one.preparedBy(), Wording.date(one.preparedAt())),
                one.decidedBy() == null ? "" : who(one.decidedBy(), Wording.date(one.decidedAt())));
    }

    /** What is still to be done with the money of an agreed settlement, and since when the superior owes it. */
    private String open(View one) {
        if (one.open().fen() == 0) {
            return "";
        }
        return one.owed()
                ? "上级尚欠%s，已%d天"
                        .formatted(
                                Wording.money(one.open()),
                                ChronoUnit.DAYS.between(ChinaTime.dayOf(one.decidedAt()), ChinaTime.today(clock)))
                : "%s待%s".formatted(Wording.money(one.open()), one.disposal() == Disposal.RETURN_UP ? "缴回" : "结转");
    }

    private static String title(View one) {
        return "%d年%s第%d号清算".formatted(one.budgetYear(), one.source().label(), one.no());
    }

    private String who(String user, String day) {
        return staff.name(user) + " " + day;
    }

    LevelSettlementSheet sheet(PlanId plan, long id, String user) {
        View one = settlements.get(plan, id);
        return new LevelSettlementSheet(
                plans.get(plan).name(),
                path(plan) + "/" + id,
                path(plan),
                title(one),
                one.state().label(),
                one.state() == State.PREPARED,
                one.preparedBy().equals(user),
                staff.may(user, CaseKey.ofPlan(plan), Action.SETTLE_WITH_SUPERIOR),
                one.intact(),
                facts(one),
                bodies(settlements.places(plan, id)),
                row("合计", one.total()),
                settlements.documents(plan, id).stream()
                        .map(LevelSettlementPages::document)
                        .toList(),
                settlements.booked(plan, id).stream()
                        .map(booked -> new LevelSettlementSheet.Booked(
                                booked.what(),
                                booked.documentNo(),
                                Wording.date(booked.date()),
                                Wording.money(booked.amount()),
                                staff.name(booked.by())))
                        .toList(),
                booking(one),
                one.open().toYuan(),
                funds.balances(plan).stream()
                        .filter(fund -> fund.source() == one.source())
                        .findFirst()
                        .map(fund -> Wording.money(fund.available()))
                        .orElse(null),
                settlements.successors(plan).stream()
                        .map(later -> new LevelSettlementSheet.Successor(
                                later.value(), plans.get(later).name()))
                        .toList());
    }

    private static String booking(View one) {
        if (one.open().fen() == 0) {
            return null;
        }
        return one.disposal() == null ? "RECEIVE" : one.disposal().name();
    }

    private List<LevelSettlementSheet.Fact> facts(View one) {
        List<LevelSettlementSheet.Fact> facts = new ArrayList<>();
        facts.add(fact("截至", Wording.date(one.asOf())));
        facts.add(fact("上级预拨", Wording.money(one.advanced())));
        facts.add(fact(
                "按验收户数应得",
                Wording.money(one.total().due())
                        + (one.rate() == null
                                ? "（验收合格户核定的本项资金之和）"
                                : "（验收合格%d户，每户%s）".formatted(one.total().accepted(), Wording.money(one.rate())))));
        if (one.settledBefore().fen() != 0) {
            facts.add(fact("以前清算已定", difference(one.settledBefore())));
        }
        facts.add(fact("本次清算", difference(one.difference())));
        if (one.disposal() != null) {
            facts.add(fact("结余处理", one.disposal().label()));
        }
        if (!open(one).isEmpty()) {
            facts.add(fact("尚未办理", open(one)));
        }
        if (one.note() != null) {
            facts.add(fact("说明", one.note()));
        }
        facts.add(fact("编制", who(one.preparedBy(), Wording.date(one.preparedAt()))));
        if (one.decidedBy() != null) {
            facts.add(fact(
                    one.state() == State.AGREED ? "同意" : "退回",
                    who(one.decidedBy(), Wording.date(one.decidedAt()))
                            + (one.opinion() == null ? "" : "：" + one.opinion())));
        }
        facts.add(fact("校验码", one.hash()));
        return facts;
    }

    private static LevelSettlementSheet.Fact fact(String label, String text) {
        return new LevelSettlementSheet.Fact(label, text);
    }

    private static List<LevelSettlementSheet.Body> bodies(List<Place> places) {
        Map<String, List<Place>> byBody =
                places.stream().collect(Collectors.groupingBy(Place::body, LinkedHashMap::new, Collectors.toList()));
        return byBody.entrySet().stream()
                .map(body -> new LevelSettlementSheet.Body(
                        body.getKey(),
                        body.getValue().stream()
                                .map(place -> row(place.name(), place.figures()))
                                .toList(),
                        row("小计", body.getValue().stream().map(Place::figures).reduce(Figures.NONE, Figures::plus))))
                .toList();
    }

    private static LevelSettlementSheet.Row row(String name, Figures figures) {
        return new LevelSettlementSheet.Row(
                name,
                figures.task(),
                figures.confirmed(),
                figures.completed(),
                figures.accepted(),
                figures.decided(),
                figures.paid(),
                Wording.money(figures.due()),
                Wording.money(figures.paidAmount()));
    }

    private static LevelSettlementSheet.Document document(Document one) {
        return new LevelSettlementSheet.Document(
                one.documentNo(),
                Wording.date(one.date()),
                Wording.money(one.amount()),
                Stream.of(
                                one.carriedFrom() == null ? null : one.carriedFrom() + "年结转",
                                one.rate() == null ? null : "每户" + Wording.money(one.rate()),
                                one.before() ? "以前的清算已计入" : null)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("；")));
    }

    /** The settlement for the files and for the superior. */
    void write(PlanId plan, long id, String user, OutputStream out) {
        workbook.write(sheet(plan, id, user), out);
    }
}
