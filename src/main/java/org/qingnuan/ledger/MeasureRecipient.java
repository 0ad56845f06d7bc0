package org.qingnuan.ledger;

/** To whom a measure of supervision is addressed, as the plan's model says. */
public enum MeasureRecipient {
    /** The late body. */
    BODY,
    /** The late body's leading persons (LZ-46). */
    PRINCIPALS,
    /** All bodies of the plan, as a circular is. */
    ALL_BODIES;

    /** In Chinese, for the late body of this name. */
    public String label(String body) {
        return switch (this) {
            case BODY -> body;
            case PRINCIPALS -> body + "主要负责人";
            case ALL_BODIES -> "各责任单位";
        };
    }
}
