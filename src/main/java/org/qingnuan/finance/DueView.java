package org.qingnuan.finance;

import java.util.List;
import org.qingnuan.shared.Money;

/**
 * What a computed batch will pay when it is prepared.
 *
 * @param season 0 for what is due on acceptance
 * @param payeeMasked null, as {@code accountMasked} and {@code bank}, while the household has no payee
 * @param explanation why, as one Chinese sentence
 */
public record DueView(
        long household,
        SubsidyItem item,
        int season,
        Money amount,
        List<BatchView.Share> shares,
        String payeeMasked,
        String accountMasked,
        String bank,
        String explanation) {}
