package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/**
 * What a lot's contract says of money (LZ-37).
 *
 * @param contractor the winning bidder
 * @param unitPrice for one accepted household, null where the contract states none
 */
public record ContractTerms(CaseKey lot, String contractor, String contractNo, Money unitPrice) {}
