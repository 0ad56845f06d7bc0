package org.qingnuan.finance;

import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/**
 * What opens a clawback.
 *
 * @param village of the household
 * @param origin the fact it rests on, such as {@code finding.12}; the same one opens no second clawback of the plan
 * @param reason in Chinese, as the decision will state it
 * @param wrongLine the payment that was too high, null unless the cause is a wrong payment or a surplus of an advance
 * @param wrongAmount by how much, null with it
 * @param by who opens it; somebody else decides
 */
public record ClawbackOrder(
        CaseKey village,
        long household,
        ClawbackCause cause,
        String origin,
        String reason,
        String clause,
        CaseKey wrongLine,
        Money wrongAmount,
        String by) {

    /** Of everything that was paid to the household. */
    public static ClawbackOrder whole(
            CaseKey village,
            long household,
            ClawbackCause cause,
            String origin,
            String reason,
            String clause,
            String by) {
        return new ClawbackOrder(village, household, cause, origin, reason, clause, null, null, by);
    }
}
