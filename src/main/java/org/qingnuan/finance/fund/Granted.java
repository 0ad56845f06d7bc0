package org.qingnuan.finance.fund;

import java.time.LocalDate;
import org.qingnuan.shared.Money;

/**
 * What a document allots to a fund.
 *
 * @param carriedFrom the earlier year whose money it carries over, null for money of its own year
 * @param rate what it grants for an accepted household, null where it says nothing
 * @param settlement the settlement whose shortfall it makes good, null for an advance
 * @param carries the transfer by which the money left the fund of the earlier year, null where that fund is not kept here
 */
public record Granted(
        String documentNo,
        LocalDate date,
        Money amount,
        String clause,
        Integer carriedFrom,
        Money rate,
        Long settlement,
        Long carries) {}
