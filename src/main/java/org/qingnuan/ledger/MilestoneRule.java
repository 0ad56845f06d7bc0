package org.qingnuan.ledger;

import java.math.BigDecimal;

/**
 * What a milestone asks for beside its date, which stands in the model.
 *
 * @param frame the frame in the models that bears the date, such as {@code boilers}
 * @param limit tonnes of steam per hour of a boiler, or days in store; null for a need without one
 * @param role whose word it is, such as {@code ecology-branch}
 * @param clause of the plan's document, such as JN-03
 */
public record MilestoneRule(String frame, MilestoneNeed need, BigDecimal limit, String role, String clause) {}
