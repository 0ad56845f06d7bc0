package org.qingnuan.process;

import java.util.List;
import org.qingnuan.ledger.CarriedHouseholds;
import org.qingnuan.ledger.Plan;
import org.qingnuan.shared.PlanId;

/** Starts a year's plan from an earlier one's: its people in the new plan's areas, its open households as candidates. */
public interface PlanSuccession {

    /**
     * What would be taken over.
     *
     * @param persons memberships that the new plan's groups lack; where the areas are the same, the groups are, too, and everybody is there already
     * @param present who holds a post of the new plan already
     * @param bodies the earlier plan's bodies with what they left open
     */
    record Preview(int persons, int present, List<CarriedHouseholds.OfBody> bodies) {

        /** How many households would be carried now. */
        public int households() {
            return bodies.stream().mapToInt(CarriedHouseholds.OfBody::open).sum();
        }
    }

    /** What was taken over; nothing the second time. */
    record Done(int persons, int households) {}

    /** The plans of earlier years in the same county, the latest first. */
    List<Plan> earlier(PlanId plan);

    Preview preview(PlanId from, PlanId to);

    /** All or nothing. {@link org.qingnuan.ledger.SubmissionRefused} for a plan that is not of an earlier year. */
    Done carry(PlanId from, PlanId to, String by);
}
