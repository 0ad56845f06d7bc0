package org.qingnuan.ledger;

/** How a reading came about. */
public enum MeterSituation {
    NORMAL("正常"),
    ESTIMATED("估抄"),
    METER_CHANGED("换表"),
    ROLLED_OVER("表计翻转");

    private final String label;

    MeterSituation(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
