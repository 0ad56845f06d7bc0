package org.qingnuan.rehearsal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.AdvanceLot;
import org.qingnuan.finance.HeldMoney;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.BuildingNumbers;
import org.qingnuan.ledger.HeatingStart;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.SpotCheck;
import org.qingnuan.ledger.WorkKind;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/** Reads what was done beside the villages and their payments. */
final class BesideReview {

    private final Services services;

    BesideReview(Services services) {
        this.services = services;
    }

    Summary.Beside of(Plan plan, List<Body> bodies) {
        List<SpotCheck.Item> checked = bodies.stream()
                .flatMap(body -> services.spotChecks().of(body.key()).stream())
                .flatMap(check -> check.items().stream())
                .toList();
        boolean covers = bodies.stream()
                .anyMatch(body -> !services.coverage().of(body.key()).isEmpty());
        boolean grid = plan.rules().tracks().ofBody().contains("power-supply");
        return new Summary.Beside(
                covers ? count(bodies, this::isCovered) : null,
                plan.rules().praiseCirculars()
                        ? bodies.stream()
                                .mapToInt(body ->
                                        services.praises().of(body.key()).size())
                                .sum()
                        : null,
                records(plan, WorkKind.PROGRESS_REPORT),
                records(plan, WorkKind.DRILL),
                new Summary.SpotChecks(checked.size(), (int) checked.stream()
                        .filter(item -> Boolean.FALSE.equals(item.passed()))
                        .count()),
                services.buildings().targets(plan.id()).isEmpty() ? null : buildings(bodies),
                grid ? count(bodies, body -> services.grid().of(body).isPresent()) : null,
                heatingStarted(plan),
                plan.rules().advanceByContractor() ? advances(plan) : null,
                plan.rules().householdContributions() ? contributions(bodies) : null);
    }

    private static int count(List<Body> bodies, Function<CaseKey, Boolean> having) {
        return (int) bodies.stream().map(Body::key).filter(having::apply).count();
    }

    private boolean isCovered(CaseKey body) {
        return services.coverage().of(body).stream()
                .findFirst()
                .filter(one -> one.covered())
                .isPresent();
    }

    private int records(Plan plan, WorkKind kind) {
        return (int) services.records().of(CaseKey.ofPlan(plan.id())).stream()
                .filter(record -> !record.superseded() && record.entry().kind() == kind)
                .count();
    }

    private Summary.Buildings buildings(List<Body> bodies) {
        List<BuildingNumbers> numbers = bodies.stream()
                .map(body -> services.buildings().numbers(body.key()))
                .toList();
        return new Summary.Buildings(
                numbers.stream()
                        .map(BuildingNumbers::urbanPassed)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .stripTrailingZeros()
                        .toPlainString(),
                numbers.stream().mapToInt(BuildingNumbers::ruralPassed).sum());
    }

    /** Null while it has not begun, or where the plan says no day. */
    private LocalDate heatingStarted(Plan plan) {
        return services.heatingStarts()
                .of(plan.id())
                .map(HeatingStart::startedAt)
                .map(ChinaTime::dayOf)
                .orElse(null);
    }

    private Summary.Advances advances(Plan plan) {
        List<AdvanceLot> lots = services.advances().of(plan.id());
        return new Summary.Advances(
                sum(lots, AdvanceLot::claimed), sum(lots, AdvanceLot::settled), sum(lots, AdvanceLot::owed));
    }

    private Summary.Contributions contributions(List<Body> bodies) {
        List<HeldMoney> held = bodies.stream()
                .map(body -> services.contributions().of(body.key()))
                .toList();
        return new Summary.Contributions(
                sum(held, HeldMoney::collected), sum(held, HeldMoney::handedOver), sum(held, HeldMoney::held));
    }

    private static <T> String sum(List<T> all, Function<T, Money> amount) {
        return all.stream().map(amount).collect(Money.sum()).toYuan();
    }
}
