package org.qingnuan.finance;

/** Where a payment line stands; a line is never edited, what replaces it is a new one. */
public enum LineState {
    OPEN("待付"),
    VOID("作废"),
    WITHHELD("停付"),
    PAID("已付"),
    RETURNED("退票"),
    REISSUED("已重新列支"),
    CLOSED("已终止");

    private final String label;

    LineState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
