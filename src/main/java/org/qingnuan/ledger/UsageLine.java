package org.qingnuan.ledger;

import java.math.BigDecimal;
import java.util.List;

/**
 * A row of a statement for people to read, persons masked.
 *
 * @param household null while it belongs to nobody
 * @param householdName null likewise
 * @param because why it belongs to nobody, null when it does
 * @param resolution what a person decided about it and why, null when nobody had to
 */
public record UsageLine(
        long id,
        Fuel fuel,
        int rowNo,
        Long household,
        String householdName,
        String name,
        String account,
        String meter,
        BigDecimal start,
        BigDecimal end,
        BigDecimal quantity,
        List<UsageFlag> flags,
        String because,
        boolean rejected,
        String resolution) {}
