package org.qingnuan.finance;

/** Why money is claimed back from a household. */
public enum ClawbackCause {
    /** All that was paid; nothing more is (LZ-28). */
    COAL_USE("使用散煤", true, true),
    /** What one payment was too high. */
    WRONG_PAYMENT("错付多付", false, true),
    /** What was paid in advance beyond what the season came to (到期收回). */
    ADVANCE_SURPLUS("预拨多于应补", false, true),
    /** All that was paid to a household that has left. */
    WITHDRAWAL("退出改造", true, true),
    /** Nothing that was paid; nothing more is (JN-09). */
    NO_BURN_ZONE("禁燃区内使用散煤", true, false);

    private final String label;
    private final boolean whole;
    private final boolean claims;

    ClawbackCause(String label, boolean whole, boolean claims) {
        this.label = label;
        this.whole = whole;
        this.claims = claims;
    }

    public String label() {
        return label;
    }

    /** Whether it is about everything: nothing more is paid. */
    public boolean whole() {
        return whole;
    }

    /** Whether what was paid comes back. */
    public boolean claims() {
        return claims;
    }
}
