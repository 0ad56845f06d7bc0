package org.qingnuan.ledger;

import java.util.Locale;

/** What a milestone's result is judged by. */
public enum MilestoneNeed {
    /** Every boiler below the limit is eliminated (JN-02). */
    BOILERS_BELOW,
    /** Every boiler up to the limit is eliminated, every larger one eliminated or of ultra-low emission (JN-03, JN-08). */
    BOILERS,
    /** Every village in the plain is accepted (JN-04, JN-05). */
    PLAIN_COVERAGE,
    /** Every body's full coverage is assessed (JN-06, JN-27). */
    COVERAGE,
    /** The gas in store lasts for as many average days as the limit says (JN-07). */
    STORAGE_DAYS;

    /** As plan.yaml writes it, such as {@code boilers-below}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
