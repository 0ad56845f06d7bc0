package org.qingnuan.finance.fund;

import java.time.LocalDate;
import org.qingnuan.shared.Money;

/**
 * A surplus that leaves its fund by a settlement.
 *
 * @param documentNo the same again with the same amount moves nothing
 * @param reason in Chinese
 */
public record SurplusMoney(
        long fund,
        long settlement,
        String documentNo,
        LocalDate date,
        Money amount,
        String reason,
        String clause,
        String by) {

    String key(Movement movement) {
        return "settlement.%d:%s:%s".formatted(settlement, movement, documentNo);
    }
}
