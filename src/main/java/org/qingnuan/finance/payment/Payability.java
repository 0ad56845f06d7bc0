package org.qingnuan.finance.payment;

import java.util.List;
import java.util.Set;
import org.qingnuan.finance.subsidy.Bars;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.SubsidyCase;
import org.springframework.stereotype.Component;

/** Who of a batch may be paid now, without those who get nothing more: accepted households of its village, or those who take part in its season. */
@Component
class Payability {

    private final Batches batches;
    private final Households households;
    private final HeatingSeasons seasons;
    private final Bars bars;

    Payability(Batches batches, Households households, HeatingSeasons seasons, Bars bars) {
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
        Set<Long> inSeason = Set.copyOf(seasons.households(batch.season()));
        return all.stream().filter(one -> inSeason.contains(one.household())).toList();
    }
}
