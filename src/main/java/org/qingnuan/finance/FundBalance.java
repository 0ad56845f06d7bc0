package org.qingnuan.finance;

import org.qingnuan.shared.Money;

/** Where the money of one fund stands: what was allotted is available, reserved or paid. */
public record FundBalance(
        long fund,
        int budgetYear,
        FundSource source,
        String name,
        Money allotted,
        Money available,
        Money reserved,
        Money paid) {}
