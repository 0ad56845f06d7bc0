package org.qingnuan.finance.subsidy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.Decisions;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.Limits;
import org.qingnuan.finance.RateChecks;
import org.qingnuan.finance.RateGaps;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks the subsidy table for a household that nobody would find unusual. */
@Component
class TableRateChecks implements RateChecks {

    private static final int USUAL_ROOMS = 3;
    private static final BigDecimal USUAL_AREA = new BigDecimal("80");
    private static final long USUAL_PRICE_FEN = 500_000;

    private final Decisions decisions;
    private final Limits limits;
    private final Plans plans;
    private final Clock clock;

    TableRateChecks(Decisions decisions, Limits limits, Plans plans, Clock clock) {
        this.clock = clock;
        this.decisions = decisions;
        this.limits = limits;
        this.plans = plans;
    }

    @Override
    @Transactional
    public RateGaps of(PlanId plan) {
        PlanRules rules = plans.get(plan).rules();
        Money floor = limits.of(plan).floor();
        Set<String> missing = new LinkedHashSet<>();
        Set<FundSource> sources = EnumSet.noneOf(FundSource.class);
        for (Case one : usual(plan, rules)) {
            try {
                Rates rates = Rates.decide(decisions, plan, List.of(one), floor);
                missing.addAll(rates.missing());
                rates.byCase().values().stream()
                        .flatMap(List::stream)
                        .forEach(rate -> sources.addAll(rate.split().keySet()));
            } catch (IllegalArgumentException unfit) {
                missing.add(one.routeLabel() + "：" + unfit.getMessage());
            }
        }
        return new RateGaps(new ArrayList<>(missing), sources);
    }

    private List<Case> usual(PlanId plan, PlanRules rules) {
        LocalDate today = ChinaTime.today(clock);
        List<String> areas =
                plans.bodies(plan).stream().map(body -> body.area().name()).toList();
        Stream<Integer> seasons = rules.season() == null ? Stream.of(0) : Stream.of(0, 1);
        Stream<Case> cases = seasons.flatMap(season -> rules.routes().stream()
                .flatMap(route -> areas.stream()
                        .map(area -> new Case(
                                route,
                                Math.max(USUAL_ROOMS, rules.minRooms()),
                                USUAL_AREA,
                                USUAL_PRICE_FEN,
                                "NONE",
                                season,
                                Usage.NONE,
                                area,
                                today.getYear(),
                                today))));
        return rules.season() != null && rules.season().advance()
                ? cases.flatMap(one -> one.season() == 0 ? Stream.of(one) : Stream.of(one, one.inAdvance()))
                        .toList()
                : cases.toList();
    }
}
