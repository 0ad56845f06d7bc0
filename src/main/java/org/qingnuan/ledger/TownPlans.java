package org.qingnuan.ledger;

import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/** Each body's own plan and its approval, without which no village passes into construction (ZC-12, ZC-13). */
public interface TownPlans {

    /** Hands a plan in: task breakdown, routes, milestones (ZC-12). */
    void submit(CaseKey body, UUID submission, String by);

    /** The body takes back a plan that still lies with the approver, to hand in a corrected one; {@link SubmissionRefused} when none does. */
    void takeBack(CaseKey body, String reason, String by);

    /** The district office's decision; true = approved, and {@link TownPlanApproved} is published; false = returned to the body. */
    boolean decide(CaseKey body, UUID submission, String by);

    /** Whether the body's plan is approved; takes FOR SHARE on the body's row, so that a wait can look first. */
    boolean approved(CaseKey body);

    /** The latest plan handed in; {@link java.util.NoSuchElementException} when there is none yet. */
    TownPlan get(CaseKey body);
}
