package org.qingnuan.finance;

import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/** What a household paid in; {@code refundedOn} is null unless it got it back. */
public record Receipt(
        long id,
        CaseKey village,
        long household,
        String receiptNo,
        Money amount,
        LocalDate paidOn,
        String by,
        LocalDate refundedOn) {}
