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

    /** Whether a confirmed violation bars the body from the city's money. */
    boolean barred(CaseKey body);

    /** Grants an award; {@link org.qingnuan.ledger.SubmissionRefused} beyond the pot, for a body that is barred, in a plan without a pot, for a document that granted one already. */
    void grant(Award award);

    /** Records a confirmed violation, for good; {@link org.qingnuan.ledger.SubmissionRefused} for a day to come or without a document. */
    void confirm(Violation violation);
}
