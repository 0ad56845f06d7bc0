package org.qingnuan.ledger;

import org.qingnuan.shared.PlanId;

/** Asks a table of eligibility about the register before it is published; stores nothing and changes nobody. */
public interface EligibilityTrials {

    /** Asks the plan's own table and another one about every household that has not left. */
    EligibilityTrial run(PlanId plan, Decisions other);
}
