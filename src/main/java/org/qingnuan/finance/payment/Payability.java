package org.qingnuan.finance.payment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qingnuan.finance.subsidy.Bars;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.SubsidyCase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who of a batch may be paid now, without those who get nothing more: accepted households of its village, or those who take part in its season and whose payment in advance was not overtaken by it. */
@Component
class Payability {

    private final Batches batches;
    private final Households households;
    private final HeatingSeasons seasons;
    private final Bars bars;
    private final JdbcClient jdbc;

    Payability(Batches batches, Households households, HeatingSeasons seasons, Bars bars, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.bars = bars;
        this.batches = batches;
        this.households = households;
        this.seasons = seasons;
    }

    List<SubsidyCase> of(Batch batch) {
        List<Long> ids = batches.households(batch);
        Set<Long> forGood = bars.among(ids);
        List<SubsidyCase> all = households.subsidyCases(ids).stream()
                .filter(one -> !forGood.contains(one.household()))
                .toList();
        if (batch.season() == null) {
            return all.stream()
                    .filter(one -> one.eligible() && one.village().equals(batch.place()))
                    .toList();
        }
        Set<Long> inSeason = new HashSet<>(seasons.households(batch.season()));
        inSeason.removeAll(settledOtherwise(batch));
        return all.stream().filter(one -> inSeason.contains(one.household())).toList();
    }

    /** Whose payment in advance ended because the season's own batch pays the whole. */
    private List<Long> settledOtherwise(Batch batch) {
        return jdbc.sql("""
                        SELECT e.household FROM finance.due d JOIN finance.entitlement e ON e.id = d.entitlement
                        JOIN finance.closure c ON c.entitlement = e.id
                        WHERE d.batch = :batch AND e.item = 'RUNNING_ADVANCE'""").param("batch", batch.id()).query(Long.class).list();
    }
}
