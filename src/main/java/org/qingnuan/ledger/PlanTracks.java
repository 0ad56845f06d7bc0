package org.qingnuan.ledger;

import java.util.List;

/**
 * What a plan has done beside its villages, by models of its own.
 *
 * @param ofBody models started for each body, which ends only with them, such as {@code power-supply} (LZ-07)
 * @param ofPlan models started once for the plan, such as {@code heating-start} (LZ-24)
 */
public record PlanTracks(List<String> ofBody, List<String> ofPlan) {

    public static final PlanTracks NONE = new PlanTracks(List.of(), List.of());

    public PlanTracks {
        ofBody = ofBody == null ? List.of() : List.copyOf(ofBody);
        ofPlan = ofPlan == null ? List.of() : List.copyOf(ofPlan);
    }
}
