package org.qingnuan.ledger;

/** How far an adjustment of deadlines has come. */
public enum AdjustmentState {
    PROPOSED("待审批"),
    REJECTED("未批准"),
    APPLYING("正在执行"),
    COMPLETE("已完成"),
    COMPLETE_EXCEPT("已完成（有例外）");

    private final String label;

    AdjustmentState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
