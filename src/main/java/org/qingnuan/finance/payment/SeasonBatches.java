package org.qingnuan.finance.payment;

import java.util.List;
import org.qingnuan.finance.BatchKind;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.PayoutWay;
import org.qingnuan.finance.SeasonSettled;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SeasonRules;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One batch of a body for each heating season and, where the plan says so, one before it, and whether all of the season's money is settled. */
@Component
class SeasonBatches {

    private final JdbcClient jdbc;
    private final Batches batches;
    private final HeatingSeasons seasons;
    private final Plans plans;
    private final SeasonAdvances advances;
    private final ApplicationEventPublisher events;

    SeasonBatches(
            JdbcClient jdbc,
            Batches batches,
            HeatingSeasons seasons,
            Plans plans,
            SeasonAdvances advances,
            ApplicationEventPublisher events) {
        this.advances = advances;
        this.jdbc = jdbc;
        this.batches = batches;
        this.seasons = seasons;
        this.plans = plans;
        this.events = events;
    }

    /** Opens the season's batch of all who take part; the same again gives the same key. */
    CaseKey open(CaseKey season) {
        List<Long> households = seasons.households(season);
        return open(BatchKind.SEASON, season, households);
    }

    /** Opens the batch of what is paid before the season, of all who take part so far; the same again gives the same key. */
    CaseKey openAdvance(CaseKey season) {
        return open(BatchKind.ADVANCE, season, seasons.households(season));
    }

    private CaseKey open(BatchKind kind, CaseKey season, List<Long> households) {
        return batches.openSeason(kind, season.body(), Integer.parseInt(season.item()), way(season), households);
    }

    private PayoutWay way(CaseKey season) {
        SeasonRules rules = plans.get(season.plan()).rules().season();
        return rules.card() == null ? PayoutWay.BANK : PayoutWay.CARD;
    }

    /** Tells everybody when a batch that was settled was the last of its season. */
    void conclude(Batch batch) {
        if (!advances.pays(batch) && settled(batch.season())) {
            events.publishEvent(new SeasonSettled(batch.season()));
        }
    }

    /** Whether the season's batch and all that was issued again are settled, not what was paid in advance; locks out a settlement until the asking transaction ends. */
    boolean settled(CaseKey season) {
        jdbc.sql("SELECT village FROM finance.village WHERE village = :place FOR NO KEY UPDATE")
                .param("place", season.body().toString())
                .query(String.class)
                .optional();
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE kind = 'SEASON') = 1 AND bool_and(state = :settled)
                            AND NOT EXISTS (SELECT FROM finance.line l JOIN finance.batch b ON b.id = l.batch
                                WHERE b.village = :place AND b.season = :no AND l.state IN ('OPEN', 'RETURNED') AND l.item <> 'RUNNING_ADVANCE')
                        FROM finance.batch s WHERE village = :place AND season = :no AND kind <> 'ADVANCE'
                          AND NOT EXISTS (SELECT FROM finance.due d JOIN finance.entitlement e ON e.id = d.entitlement
                              WHERE d.batch = s.id AND e.item = 'RUNNING_ADVANCE')""")
                .param("settled", BatchState.SETTLED.name())
                .param("place", season.body().toString())
                .param("no", Integer.valueOf(season.item()))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
