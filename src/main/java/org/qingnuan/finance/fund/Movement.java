package org.qingnuan.finance.fund;

/** How money moves between the accounts of a fund. */
public enum Movement {
    ALLOT("ALLOTMENT", "AVAILABLE"),
    RESERVE("AVAILABLE", "RESERVED"),
    RELEASE("RESERVED", "AVAILABLE"),
    PAY("RESERVED", "PAID"),
    /** What the bank paid and took back. */
    REVERSE("PAID", "AVAILABLE"),
    /** Paid money that came back to its source. */
    RECOVER("PAID", "AVAILABLE"),
    /** A claim for repayment that stands in for a payment. */
    OFFSET("AVAILABLE", "PAID"),
    /** A surplus that goes back to the superior. */
    RETURN_UP("AVAILABLE", "ALLOTMENT"),
    /** A surplus that is carried over into the next budget year. */
    CARRY_OUT("AVAILABLE", "ALLOTMENT");

    private final String from;
    private final String to;

    Movement(String from, String to) {
        this.from = from;
        this.to = to;
    }

    String from() {
        return from;
    }

    String to() {
        return to;
    }
}
