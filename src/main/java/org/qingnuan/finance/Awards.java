package org.qingnuan.finance;

import java.util.List;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/** The city's awards to bodies that stood out, within the plan's pot and apart from what households are paid (HZ-29, HZ-34). */
public interface Awards {

    /** All awards of the plan, in the order they were granted. */
    List<Award> of(PlanId plan);

    /** All confirmed violations of the plan, in the order they were recorded. */
    List<Violation> violations(PlanId plan);

    /** Whether a confirmed violation that was not lifted bars the body from the city's money. */
    boolean barred(CaseKey body);

    /** Grants an award; {@link org.qingnuan.ledger.SubmissionRefused} beyond the pot, for a body that is barred, in a plan without a pot, for a document that granted one already. */
    void grant(Award award);

    /** Proposes to lift a violation's bar; {@link org.qingnuan.ledger.SubmissionRefused} without document and reason, or when it is proposed already. */
    void proposeLift(PlanId plan, long violation, String documentNo, String reason, String by);

    /** Lifts it; {@link org.qingnuan.ledger.SubmissionRefused} for the person who proposed it, and when nothing waits. */
    void approveLift(PlanId plan, long violation, String by);

    /** Records a confirmed violation, for good; {@link org.qingnuan.ledger.SubmissionRefused} for a day to come or without a document. */
    void confirm(Violation violation);
}
