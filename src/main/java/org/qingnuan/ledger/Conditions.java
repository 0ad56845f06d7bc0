package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;

/** The conditions that a plan demands before its gates (requirements B6), of which place, and how each stands. */
public interface Conditions {

    /** All that is demanded of the plan itself, or of the plan, the body, its lots and its villages, in this order. */
    List<Demand> of(CaseKey place);

    /** All that concerns the place at a point: whatever is demanded there or at an earlier one; at the close only of the place itself, and with a body of its lots. Advised ones included. */
    List<Demand> at(GatePoint point, CaseKey place);

    /** What is required at the point and is not there, by name; empty = the way is free. At the close a deferred condition is required, too, and the body's row is locked, so that a wait can look first. */
    List<Finding> lacking(GatePoint point, CaseKey place);

    /** Every entry of the plan's own, or of the body with its lots and villages, newest first. */
    List<ConditionRecord> entries(CaseKey place);

    /** Records a condition of a plan, body, lot or village and publishes {@link ConditionRecorded}; {@link SubmissionRefused} when the plan does not demand it there, it stands recorded already, or something is wrong with it. */
    void record(CaseKey subject, ConditionEntry entry, String by);

    /** Records what a stage itself brought, over whatever stands there; nothing where the plan does not demand it. */
    void brought(CaseKey subject, ConditionEntry entry, String by);

    /** Puts the latest entry right by another one; {@link SubmissionRefused} when it is not the latest, java.util.NoSuchElementException when it is not of this plan or body. */
    void correct(CaseKey place, long record, ConditionEntry entry, String by);

    /** Takes a condition back; {@link SubmissionRefused} without a reason. */
    void revoke(CaseKey place, long record, String reason, String by);
}
