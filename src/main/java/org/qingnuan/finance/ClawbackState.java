package org.qingnuan.finance;

/** How far a clawback is. */
public enum ClawbackState {
    OPENED("待决定"),
    DECIDED("已决定"),
    BOOKED("追缴中"),
    SETTLED("已办结"),
    NOTHING("没有已付和应付"),
    DROPPED("不予追缴"),
    WITHDRAWN("已撤销");

    private final String label;

    ClawbackState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
