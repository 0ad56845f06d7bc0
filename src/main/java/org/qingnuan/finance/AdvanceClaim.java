package org.qingnuan.finance;

import java.time.Instant;
import org.qingnuan.shared.Money;

/**
 * What a contractor states to have advanced for a batch.
 *
 * @param approved null while nobody has verified it
 * @param opinion of whoever verified it, null for none
 */
public record AdvanceClaim(
        int quantity,
        Money unitPrice,
        Money amount,
        String invoiceNo,
        String bank,
        String accountMasked,
        String by,
        Instant at,
        Boolean approved,
        String opinion) {}
