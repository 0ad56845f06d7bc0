package org.qingnuan.finance.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.qingnuan.ledger.HeatingSeason;
import org.qingnuan.ledger.SeasonState;
import org.qingnuan.ledger.SeasonUse;
import org.qingnuan.shared.CaseKey;

/** Heating seasons as payments see them: who takes part now and how much gas each has used, this season and the one before. */
class PlayedSeasons {

    private final Map<Long, String> gas = new ConcurrentSkipListMap<>();
    private final Map<Long, String> before = new ConcurrentSkipListMap<>();

    /** Takes part and has used so many cubic metres. */
    void takesPart(long household, String cubicMetres) {
        gas.put(household, cubicMetres);
    }

    void usedBefore(long household, String cubicMetres) {
        before.put(household, cubicMetres);
    }

    void leaves(long household) {
        gas.remove(household);
    }

    void nobody() {
        gas.clear();
        before.clear();
    }

    HeatingSeason get(CaseKey season) {
        LocalDate start = LocalDate.of(2020 + Integer.parseInt(season.item()), 11, 15);
        return new HeatingSeason(
                season,
                Integer.parseInt(season.item()),
                start,
                start.plusMonths(4),
                start.plusMonths(5),
                SeasonState.PAYING,
                Set.of(),
                gas.size(),
                gas.size(),
                0,
                0,
                0);
    }

    List<Long> households(CaseKey season) {
        return List.copyOf(gas.keySet());
    }

    List<SeasonUse> use(CaseKey season) {
        return gas.keySet().stream()
                .map(household -> use(season, household, gas.get(household)))
                .toList();
    }

    List<SeasonUse> useBefore(CaseKey season) {
        return gas.keySet().stream()
                .map(household -> use(season, household, "0"))
                .toList();
    }

    private SeasonUse use(CaseKey season, long household, String cubicMetres) {
        return new SeasonUse(
                household,
                Integer.parseInt(season.item()),
                new BigDecimal(cubicMetres),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                false,
                null,
                null,
                null,
                new SeasonUse.Before(
                        new BigDecimal(before.getOrDefault(household, "0")),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO));
    }
}
