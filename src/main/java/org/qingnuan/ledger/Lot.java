package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.List;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/**
 * A lot as it stands; what is not yet known is null.
 *
 * @param round of its tender, from 1
 * @param uscc the bidder's unified social credit code
 * @param villages those put into it
 */
public record Lot(
        CaseKey key,
        String name,
        LotState state,
        int round,
        String method,
        LocalDate announcedOn,
        LocalDate openingOn,
        String bidder,
        String uscc,
        Money price,
        LocalDate awardedOn,
        String contractNo,
        LocalDate signedOn,
        List<CaseKey> villages) {}
