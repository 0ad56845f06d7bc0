package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/** Households that one year's plan left open, as candidates of the next year's, with their history. */
public interface CarriedHouseholds {

    /**
     * What a body of the earlier plan leaves open.
     *
     * @param name of the body there
     * @param to the body of the later plan, by the same id or else the same name; null where there is none such, and nothing of it is carried
     * @param confirmed not installed; carried
     * @param waiting for a share of the quota; carried
     * @param undecided neither confirmed nor rejected yet; carried
     * @param installed but not paid; they are finished and paid under the earlier plan
     * @param carried before
     */
    record OfBody(String name, CaseKey to, int confirmed, int waiting, int undecided, int installed, int carried) {

        /** How many would be carried now. */
        public int open() {
            return to == null ? 0 : confirmed + waiting + undecided;
        }
    }

    /** A candidate, the person masked. */
    record Candidate(String village, String name, String identity, String was, boolean surveyed) {}

    /** By body of the earlier plan in its order. */
    List<OfBody> preview(PlanId from, PlanId to);

    /**
     * Takes every open household that is not installed over and lets it go from the earlier plan, publishing
     * {@link HouseholdWithdrawn} for those that were confirmed; returns how many, none the second time.
     * {@link SubmissionRefused} unless {@code to} is of a later year than {@code from}.
     */
    int carry(PlanId from, PlanId to, String by);

    /** The candidates of a body of the later plan, by village and name. */
    List<Candidate> of(CaseKey body);
}
