package org.qingnuan.ledger;

import java.math.BigDecimal;

/** How far a body is with its buildings: square metres of urban ones, rural households; zero where there is nothing. */
public record BuildingNumbers(
        BigDecimal urbanShare,
        BigDecimal urbanRegistered,
        BigDecimal urbanDone,
        BigDecimal urbanPassed,
        int ruralShare,
        int ruralRegistered,
        int ruralDone,
        int ruralPassed,
        boolean worksVerified,
        boolean accepted) {}
