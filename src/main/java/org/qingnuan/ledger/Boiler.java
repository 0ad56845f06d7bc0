package org.qingnuan.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A coal-fired boiler in a body's register.
 *
 * @param capacity in tonnes of steam per hour
 * @param eliminatedOn null while it stands
 * @param emission of the latest measurement, null before one
 * @param networkedOn since when its online monitoring is connected, null before (JN-37)
 */
public record Boiler(
        long id, String name, BigDecimal capacity, LocalDate eliminatedOn, Emission emission, LocalDate networkedOn) {

    /** Milligrams per cubic metre at 6 % oxygen (JN-08). */
    public record Emission(
            BigDecimal dust, BigDecimal sulphurDioxide, BigDecimal nitrogenOxides, LocalDate measuredOn) {

        private static final BigDecimal MOST_DUST = BigDecimal.valueOf(10);
        private static final BigDecimal MOST_SULPHUR_DIOXIDE = BigDecimal.valueOf(35);
        private static final BigDecimal MOST_NITROGEN_OXIDES = BigDecimal.valueOf(50);

        /** All three, each not above its limit (JN-08). */
        public boolean ultraLow() {
            return dust.compareTo(MOST_DUST) <= 0
                    && sulphurDioxide.compareTo(MOST_SULPHUR_DIOXIDE) <= 0
                    && nitrogenOxides.compareTo(MOST_NITROGEN_OXIDES) <= 0;
        }
    }

    public boolean eliminated() {
        return eliminatedOn != null;
    }

    public boolean ultraLow() {
        return emission != null && emission.ultraLow();
    }

    /** Whether it is below the limit, which a boiler of exactly the limit is not (D-26). */
    boolean below(BigDecimal limit) {
        return capacity.compareTo(limit) < 0;
    }

    /** What it lacks of what is due for all boilers: eliminated up to the limit, above it of ultra-low emission and monitored (the last by default); null when nothing. */
    public String lacks(BigDecimal limit) {
        if (eliminated()) {
            return null;
        }
        if (capacity.compareTo(limit) <= 0) {
            return "没有淘汰";
        }
        if (!ultraLow()) {
            return emission == null ? "没有超低排放监测结果" : "没有达到超低排放限值";
        }
        return networkedOn == null ? "在线监测没有联网（默认）" : null;
    }
}
