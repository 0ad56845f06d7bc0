package org.qingnuan.finance;

import org.qingnuan.shared.Money;

/**
 * Where the money of one fund stands: what was allotted and not surrendered is available, reserved or paid.
 *
 * @param allotted by all documents
 * @param surrendered of it returned to the superior or carried over into a later year
 */
public record FundBalance(
        long fund,
        int budgetYear,
        FundSource source,
        String name,
        Money allotted,
        Money surrendered,
        Money available,
        Money reserved,
        Money paid) {}
