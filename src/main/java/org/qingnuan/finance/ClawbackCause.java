package org.qingnuan.finance;

/** Why money is claimed back from a household. */
public enum ClawbackCause {
    /** All that was paid; nothing more is (LZ-28). */
    COAL_USE("使用散煤", true),
    /** What one payment was too high. */
    WRONG_PAYMENT("错付多付", false),
    /** All that was paid to a household that has left. */
    WITHDRAWAL("退出改造", true);

    private final String label;
    private final boolean whole;

    ClawbackCause(String label, boolean whole) {
        this.label = label;
        this.whole = whole;
    }

    public String label() {
        return label;
    }

    /** Whether all that was paid comes back and nothing more is paid. */
    public boolean whole() {
        return whole;
    }
}
