package org.qingnuan.ledger;

/** Where a village as a whole stands. */
public enum VillageState {
    REGISTERED("已登记"),
    STARTED("进行中"),
    FINISHED("已完成"),
    WITHDRAWN("已退出"),
    /** Left for the time being because it is to be demolished, to be taken up again (JN-11). */
    DEFERRED("暂缓改造");

    private final String label;

    VillageState(String label) {
        this.label = label;
    }

    /** Whether the plan does not count it, for good or for now. */
    public boolean isGone() {
        return this == WITHDRAWN || this == DEFERRED;
    }

    public String label() {
        return label;
    }
}
