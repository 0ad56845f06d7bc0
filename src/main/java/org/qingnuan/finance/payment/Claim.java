package org.qingnuan.finance.payment;

/**
 * A contractor's claim in clear.
 *
 * @param lot text of the lot's key
 * @param approved null while nobody has verified it
 */
record Claim(
        long id,
        long batch,
        String lot,
        String contractor,
        int quantity,
        long unitPrice,
        long amount,
        String invoiceNo,
        String bank,
        String account,
        String accountMasked,
        String by,
        java.time.Instant at,
        Boolean approved,
        String opinion,
        String verifiedBy) {

    boolean verified() {
        return Boolean.TRUE.equals(approved);
    }
}
