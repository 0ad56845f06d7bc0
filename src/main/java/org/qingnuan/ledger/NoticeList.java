package org.qingnuan.ledger;

/** A list that a plan may show in public. */
public enum NoticeList {
    /** The confirmed households of a village, before the confirmation ends. */
    ROSTER("清洁取暖改造户名单"),
    /** The lines of a payment batch, before its approval. */
    PAYMENT("清洁取暖补贴发放名单");

    private final String label;

    NoticeList(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
