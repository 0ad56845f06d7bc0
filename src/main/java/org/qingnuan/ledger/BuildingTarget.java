package org.qingnuan.ledger;

import java.math.BigDecimal;

/**
 * A building-efficiency target of the plan's document (LZ-02).
 *
 * @param quantity square metres with at most two decimals, or whole households; never floating point (D-37)
 * @param assigned what the bodies' shares come to so far
 */
public record BuildingTarget(
        BuildingCategory category, String name, BigDecimal quantity, String unit, BigDecimal assigned) {

    public BigDecimal left() {
        return quantity.subtract(assigned);
    }
}
