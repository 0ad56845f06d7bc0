package org.qingnuan.finance;

/** Where a payment batch stands. */
public enum BatchState {
    DRAFT("待核定"),
    COMPUTED("已核定"),
    PREPARED("已编制"),
    APPROVING("审批中"),
    APPROVED("已审批"),
    RESERVED("资金已预留"),
    FILED("已送银行"),
    RESULT("银行结果已登记"),
    SETTLED("已结清");

    private final String label;

    BatchState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
