package org.qingnuan.finance;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/** What households pay themselves: collected, kept and handed over by the town, apart from all public money (LZ-50). */
public interface Contributions {

    /**
     * Books the receipts of a checked CONTRIBUTIONS sheet of the village.
     *
     * @return how many were new; a known receipt with the same content changes nothing
     * @throws SubmissionRefused naming each receipt that is known with another content
     */
    int collect(CaseKey village, UUID sheet, String by);

    /** Gives a receipt's money back to its household, once; {@link SubmissionRefused} when it is handed over already. */
    void refund(CaseKey body, long receipt, LocalDate on, String reason, String by);

    /** Hands money over to an implementer in bulk; {@link SubmissionRefused} for more than is held, to the fen. */
    void handOver(CaseKey body, String recipient, Money amount, String documentNo, LocalDate on, String by);

    HeldMoney of(CaseKey body);

    /** By village and household, in the order of payment. */
    List<Receipt> receipts(CaseKey body);

    /** In their order. */
    List<HandOver> handOvers(CaseKey body);
}
