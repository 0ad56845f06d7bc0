package org.qingnuan.ledger;

import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/** The villages of each body with their share of its quota. */
public interface Villages {

    /** Records the villages of a checked VILLAGES sheet, known names unchanged but for a code that the sheet says; returns those not yet started. */
    List<CaseKey> register(CaseKey body, UUID submission, String by);

    /**
     * Adds one village later; {@link SubmissionRefused} beyond the body's quota, for a known name or without a reason.
     *
     * @param town the town it lies in where the plan's bodies are counties ({@link PlanRules#towns}), else null
     */
    CaseKey add(
            CaseKey body, String town, String category, String name, int quota, String route, String reason, String by);

    /** The same for a body that is a town itself. */
    CaseKey add(CaseKey body, String name, int quota, String route, String reason, String by);

    /** A village's name as lists show it: with the town before it where there is one, since towns have villages of the same name. */
    static String nameOf(String town, String village) {
        String name = village.strip();
        return town == null || town.isBlank() || name.startsWith(town.strip()) ? name : town.strip() + name;
    }

    /** Changes a village's share; {@link SubmissionRefused} beyond the body's quota or below its confirmed households. */
    void changeQuota(CaseKey village, int quota, String reason, String by);

    /**
     * Gives a village its statistical code (统计用区划代码) from today on, in place of an earlier one; {@link SubmissionRefused} for one that is no
     * village's, does not begin with its body's, or is another village's of the plan.
     */
    void changeCode(CaseKey village, String code, String reason, String by);

    /** Takes a village out and publishes {@link VillageWithdrawn}; {@link SubmissionRefused} once a household is installed. */
    void withdraw(CaseKey village, String reason, String by);

    /** Leaves a village out for now because its demolition is planned, publishing {@link VillageWithdrawn}; it is neither rejected nor withdrawn. {@link SubmissionRefused} in a plan without such a rule or once a household is installed (JN-11). */
    void defer(CaseKey village, String reason, String by);

    /** Takes a deferred village up again, to be started anew; {@link SubmissionRefused} beyond the body's quota or when the body has finished. */
    void resume(CaseKey village, String reason, String by);

    /** True once per start of a village: for whoever starts its process. */
    boolean claimStart(CaseKey village);

    /** The village, also by the key of an item in it; {@link java.util.NoSuchElementException} if unknown. */
    Village get(CaseKey village);

    /** The villages of a body by number, withdrawn ones included. */
    List<Village> of(CaseKey body);

    /** Ends a village once; publishes {@link BodyFinished} with the body's last one. */
    void finished(CaseKey village);

    /** Whether the body has villages and all have ended; takes FOR SHARE on the body's row, so that a wait can look first. */
    boolean allFinished(CaseKey body);
}
