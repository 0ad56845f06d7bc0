package org.qingnuan.finance.fund;

import java.util.Map;
import org.qingnuan.finance.FundSource;
import org.qingnuan.shared.PlanId;

/**
 * Money of one batch that moves.
 *
 * @param fen by source, each above 0
 * @param purpose tells this movement of the batch from its others, {@code reserve}; the same again moves nothing
 * @param reason in Chinese
 */
public record BatchMoney(
        PlanId plan, long batch, Map<FundSource, Long> fen, String purpose, String reason, String clause, String by) {}
