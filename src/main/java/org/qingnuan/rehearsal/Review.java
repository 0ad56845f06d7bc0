package org.qingnuan.rehearsal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.FundBalance;
import org.qingnuan.finance.PaymentFigures;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.BoardRow;
import org.qingnuan.ledger.BoardScope;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.HeatingSeason;
import org.qingnuan.ledger.MeasureStep;
import org.qingnuan.ledger.Numbers;
import org.qingnuan.ledger.Order;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Village;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Reads the result of a season from the ledger and the accounts. */
@Component
class Review {

    private static final Set<BoardColumn> ON_TIME = EnumSet.of(BoardColumn.DONE, BoardColumn.REPORTED_LATE);
    private static final Set<BoardColumn> LATE = EnumSet.of(BoardColumn.LATE, BoardColumn.DONE_LATE);

    /** Dates that are set for one household or order, not by the plan. */
    private static final Set<String> OF_CASES = Set.of("rectification", "correction", "reply", "resolution");

    private final Services services;

    Review(Services services) {
        this.services = services;
    }

    /** The measured figures are 0. */
    Summary summary(Script script, Instant end) {
        Plan plan = services.plans().get(script.plan());
        List<Body> bodies = services.plans().bodies(plan.id());
        List<Village> villages = bodies.stream()
                .flatMap(body -> services.villages().of(body.key()).stream())
                .filter(village -> !village.state().isGone())
                .toList();
        List<Order> orders = services.planFigures().orders(plan.id());
        PaymentFigures.LineCounts lines = services.paymentFigures().lines(plan.id());
        return new Summary(
                plan.id().value(),
                plan.year(),
                script.seed(),
                new Summary.Households(
                        bodies.stream().mapToInt(Body::target).sum(),
                        sum(villages, Numbers::surveyed),
                        sum(villages, Numbers::confirmed),
                        sum(villages, Numbers::rejected),
                        sum(villages, Numbers::installed),
                        sum(villages, Numbers::accepted),
                        sum(villages, Numbers::paid)),
                villages.size(),
                bodies.stream().map(body -> body(body, villages)).toList(),
                gates(plan),
                new Summary.Supervision(orders.size(), byMeasure(orders)),
                services.planFigures().rectifications(plan.id()),
                new Summary.Payments(lines.lines(), lines.settled(), lines.returned(), lines.reissued()),
                money(plan),
                services.playback().incidents(),
                new Summary.Simulated(ChinaTime.dayOf(script.from()), ChinaTime.dayOf(end)),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0,
                0,
                script.heats() ? season(bodies) : null,
                new BesideReview(services).of(plan, bodies));
    }

    private Summary.Season season(List<Body> bodies) {
        List<HeatingSeason> seasons = bodies.stream()
                .flatMap(body -> services.heatingSeasons().of(body.key()).stream())
                .toList();
        List<PaymentFigures.SeasonFigures> figures = seasons.stream()
                .map(season -> services.paymentFigures().season(season.key()))
                .toList();
        return new Summary.Season(
                seasons.stream()
                        .mapToInt(season -> services.heatingSeasons().statements(season.key()))
                        .sum(),
                seasons.stream().mapToInt(HeatingSeason::readings).sum(),
                figures.stream().mapToInt(PaymentFigures.SeasonFigures::paid).sum(),
                figures.stream()
                        .map(PaymentFigures.SeasonFigures::paidAmount)
                        .collect(Money.sum())
                        .toYuan());
    }

    /** Every body's cases at every gate of the plan, as they stand at the end. */
    List<Course.Cell> cells(PlanId plan) {
        return rows(plan).stream()
                .map(row -> {
                    int onTime = count(List.of(row), ON_TIME);
                    int late = count(List.of(row), LATE);
                    int all = count(List.of(row), EnumSet.allOf(BoardColumn.class));
                    return new Course.Cell(
                            row.bodyName(), row.name(), row.due(), onTime, late, all - onTime - late, row.daysLate());
                })
                .toList();
    }

    /** The steps of supervision that were taken, in the order in which orders come to them on the average. */
    List<Course.Rung> ladder(PlanId plan) {
        Map<String, List<Integer>> places = new TreeMap<>();
        for (Order order : services.planFigures().orders(plan)) {
            for (int i = 0; i < order.measures().size(); i++) {
                places.computeIfAbsent(order.measures().get(i).step(), step -> new ArrayList<>())
                        .add(i);
            }
        }
        return places.entrySet().stream()
                .sorted(Comparator.comparingDouble(step -> step.getValue().stream()
                        .mapToInt(Integer::intValue)
                        .average()
                        .orElse(0)))
                .map(step -> new Course.Rung(
                        step.getKey(),
                        MeasureStep.nameOf(step.getKey()),
                        step.getValue().size()))
                .toList();
    }

    List<Course.Fund> funds(PlanId plan) {
        return services.funds().balances(plan).stream()
                .map(fund -> new Course.Fund(
                        fund.source().label(),
                        fund.allotted().toYuan(),
                        fund.reserved().toYuan(),
                        fund.paid().toYuan(),
                        fund.available().toYuan()))
                .toList();
    }

    List<String> missingRates(PlanId plan) {
        return services.rates().of(plan).missing();
    }

    /** The sums of the accounts that do not agree, in Chinese; empty when they all do. */
    List<String> differences(Script script) {
        return services.funds().prove(script.plan()).differences();
    }

    private Summary.Body body(Body body, List<Village> all) {
        List<Village> villages = all.stream()
                .filter(village -> village.body().equals(body.key()))
                .toList();
        int late = (int) villages.stream()
                .filter(village -> services.stages().frames(village.key()).stream()
                        .map(FrameState::column)
                        .anyMatch(LATE::contains))
                .count();
        return new Summary.Body(
                body.area().name(),
                body.target(),
                sum(villages, Numbers::confirmed),
                sum(villages, Numbers::accepted),
                sum(villages, Numbers::paid),
                late);
    }

    private static int sum(List<Village> villages, ToIntFunction<Numbers> figure) {
        return villages.stream().map(Village::numbers).mapToInt(figure).sum();
    }

    private List<BoardRow> rows(PlanId plan) {
        List<String> bodies = Stream.concat(
                        Stream.of(BoardScope.WHOLE_PLAN),
                        services.plans().bodies(plan).stream()
                                .map(body -> body.area().id()))
                .toList();
        return services.board().counts(BoardScope.of(plan, bodies)).stream()
                .filter(row -> !OF_CASES.contains(row.frame()))
                .toList();
    }

    private List<Summary.Gate> gates(Plan plan) {
        Map<String, List<BoardRow>> byFrame = rows(plan.id()).stream()
                .collect(Collectors.groupingBy(BoardRow::name, TreeMap::new, Collectors.toList()));
        List<Summary.Gate> gates = new ArrayList<>();
        byFrame.forEach((name, rows) -> gates.add(gate(name, rows)));
        gates.sort((one, other) -> one.deadline().compareTo(other.deadline()));
        return gates;
    }

    private static Summary.Gate gate(String name, List<BoardRow> rows) {
        LocalDate deadline =
                rows.stream().map(BoardRow::due).min(LocalDate::compareTo).orElseThrow();
        int all = count(rows, EnumSet.allOf(BoardColumn.class));
        int onTime = count(rows, ON_TIME);
        int late = count(rows, LATE);
        return new Summary.Gate(name, deadline, onTime, late, all - onTime - late);
    }

    private static int count(List<BoardRow> rows, Set<BoardColumn> columns) {
        return rows.stream()
                .mapToInt(row -> columns.stream().mapToInt(row::count).sum())
                .sum();
    }

    private static Map<String, Integer> byMeasure(List<Order> orders) {
        return orders.stream()
                .flatMap(order -> order.measures().stream())
                .collect(Collectors.toMap(Order.Measure::step, measure -> 1, Integer::sum, TreeMap::new));
    }

    private Summary.Money money(Plan plan) {
        List<FundBalance> funds = services.funds().balances(plan.id());
        return new Summary.Money(
                funds.stream().map(FundBalance::allotted).collect(Money.sum()).toYuan(),
                funds.stream().map(FundBalance::reserved).collect(Money.sum()).toYuan(),
                funds.stream().map(FundBalance::paid).collect(Money.sum()).toYuan(),
                services.clawbacks().recovered(plan.id()).toYuan());
    }
}
