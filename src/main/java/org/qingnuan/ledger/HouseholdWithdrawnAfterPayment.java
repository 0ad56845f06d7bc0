package org.qingnuan.ledger;

import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;

/**
 * A household has left the plan after it was paid, so that the money is to be asked back.
 *
 * @param household {@code <village>/household.<id>}
 * @param change the change that was approved, {@code <village>/change.<id>}
 * @param on the day of the approval
 */
public record HouseholdWithdrawnAfterPayment(
        CaseKey household, CaseKey change, String reason, LocalDate on, String by) {}
