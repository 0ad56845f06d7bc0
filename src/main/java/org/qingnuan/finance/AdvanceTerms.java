package org.qingnuan.finance;

import org.qingnuan.shared.Money;

/**
 * What a claim for a batch is measured by (LZ-37).
 *
 * @param contractor null before the contract is signed, with its number
 * @param unitPrice null where the contract states none
 * @param accepted how many accepted households of the batch are due something
 * @param computed what they are due, retained parts included; a claim comes to no less
 * @param last the last claim, null before the first
 */
public record AdvanceTerms(
        String contractor, String contractNo, Money unitPrice, int accepted, Money computed, AdvanceClaim last) {

    /** The most that may be claimed for so many households. */
    public Money ceiling(int quantity) {
        return unitPrice == null ? Money.ZERO : Money.ofFen(Math.multiplyExact(unitPrice.fen(), quantity));
    }
}
