package org.qingnuan.finance.subsidy;

import java.util.Map;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/**
 * Households of one village, or of a body in a season, that a batch computes, by id with what their rates depend on.
 *
 * @param advanced what households were paid of the season in advance, by id; absent where nothing was
 * @param ceiling the most that a household is due on acceptance, null for no such rule (LZ-37)
 * @param retained how much of it is held back, null for nothing
 */
public record Grant(
        CaseKey place,
        long batch,
        Map<Long, Case> cases,
        Money ceiling,
        Map<Long, Advanced> advanced,
        Retained retained) {

    public Grant(CaseKey place, long batch, Map<Long, Case> cases) {
        this(place, batch, cases, null, Map.of(), null);
    }
}
