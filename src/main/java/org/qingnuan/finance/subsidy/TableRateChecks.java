package org.qingnuan.finance.subsidy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

    TableRateChecks(Decisions decisions, Limits limits, Plans plans) {
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
        for (Case one : usual(rules)) {
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

    private static List<Case> usual(PlanRules rules) {
        Stream<Integer> seasons = rules.season() == null ? Stream.of(0) : Stream.of(0, 1);
        return seasons.flatMap(season -> rules.routes().stream()
                        .map(route -> new Case(
                                route,
                                Math.max(USUAL_ROOMS, rules.minRooms()),
                                USUAL_AREA,
                                USUAL_PRICE_FEN,
                                "NONE",
                                season)))
                .toList();
    }
}
