package org.qingnuan.finance;

import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/**
 * How a plan stands with a lot's contractor (LZ-37).
 *
 * @param households those of its verified claims
 * @param claimed what these claims come to
 * @param owed recognised and neither settled nor reduced
 * @param reduced claimed but not due on actuals
 */
public record AdvanceLot(
        CaseKey lot, String contractor, int households, Money claimed, Money settled, Money reduced, Money owed) {}
