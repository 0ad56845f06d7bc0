package org.qingnuan.process;

import org.qingnuan.ledger.Decisions;
import org.qingnuan.shared.PlanId;

/** The tables of eligibility of plans, and others as they would answer before they are deployed. */
public interface EligibilityTables {

    /** The plan's {@code eligibility.dmn} as deployed; where it has none, the default one under the plan's own id, ready to be changed. */
    byte[] of(PlanId plan);

    /** A file in place of that table, deployed nowhere; {@link PlanRefused} with all findings when it could not be. */
    Decisions tried(PlanId plan, byte[] table);
}
