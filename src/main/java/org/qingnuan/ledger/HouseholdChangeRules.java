package org.qingnuan.ledger;

/**
 * What may change of a confirmed household.
 *
 * @param route whether a single household may change its route; where a village has one route for all (LZ-34) it may not
 */
public record HouseholdChangeRules(boolean route) {

    static final HouseholdChangeRules USUAL = new HouseholdChangeRules(false);
}
