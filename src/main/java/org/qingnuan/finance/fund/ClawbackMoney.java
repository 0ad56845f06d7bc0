package org.qingnuan.finance.fund;

import java.util.Map;
import org.qingnuan.finance.FundSource;
import org.qingnuan.shared.PlanId;

/**
 * Money of one clawback that moves.
 *
 * @param fen by source, each above 0
 * @param purpose tells this movement of the clawback from its others, {@code repaid.3}; the same again moves nothing
 * @param reason in Chinese
 */
public record ClawbackMoney(
        PlanId plan,
        long clawback,
        Map<FundSource, Long> fen,
        String purpose,
        String reason,
        String clause,
        String by) {}
