package org.qingnuan.ledger;

/** Where a village as a whole stands. */
public enum VillageState {
    REGISTERED("已登记"),
    STARTED("进行中"),
    FINISHED("已完成"),
    WITHDRAWN("已退出");

    private final String label;

    VillageState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
