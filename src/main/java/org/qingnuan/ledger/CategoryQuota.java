package org.qingnuan.ledger;

/**
 * How one kind of village stands in a body, all in households.
 *
 * @param ofPlan what the document gives for the whole plan
 * @param distributed what the office gave to all bodies together
 * @param ofBody what it gave to this one
 * @param assigned what this body's villages of the kind have
 */
public record CategoryQuota(String code, String name, int ofPlan, int distributed, int ofBody, int assigned) {

    /** What the office can still give away. */
    public int left() {
        return ofPlan - distributed;
    }
}
