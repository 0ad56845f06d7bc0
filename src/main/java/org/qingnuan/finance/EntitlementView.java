package org.qingnuan.finance;

import java.util.List;
import org.qingnuan.shared.Money;

/** What a household is entitled to; {@code season} 0 is a payment on acceptance, {@code ruleVersion} null where the table gave none, {@code caps} those that bit, in Chinese, null for none; {@code settlement} null where nothing was paid in advance. */
public record EntitlementView(
        long household,
        SubsidyItem item,
        int season,
        int instalment,
        Money amount,
        List<BatchView.Share> shares,
        String ruleVersion,
        String clause,
        String caps,
        String explanation,
        Settlement settlement) {

    /** The whole of a season's running subsidy, what of it was paid in advance, and what of that was too much; the entitlement's amount is the rest. */
    public record Settlement(Money whole, Money advanced, Money surplus) {}
}
