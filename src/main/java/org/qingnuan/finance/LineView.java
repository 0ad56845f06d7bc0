package org.qingnuan.finance;

import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/**
 * A payment line, the payee masked.
 *
 * @param replaces the returned line it was issued for again, null for a first one
 * @param returnReason the bank's words, null unless returned
 * @param paidOn null unless paid
 * @param explanation why the household gets this amount, one Chinese sentence
 */
public record LineView(
        CaseKey key,
        CaseKey batch,
        int no,
        long household,
        SubsidyItem item,
        Money amount,
        String payeeMasked,
        String accountMasked,
        String bank,
        LineState state,
        CaseKey replaces,
        String returnReason,
        String bankSerial,
        LocalDate paidOn,
        String explanation) {}
