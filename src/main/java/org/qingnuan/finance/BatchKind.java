package org.qingnuan.finance;

/** Why a batch exists. */
public enum BatchKind {
    REGULAR("正常拨付"),
    REISSUE("退票重付"),
    /** What a withdrawn clawback had taken. */
    REINSTATEMENT("撤销追缴补付"),
    SEASON("采暖季运行补贴"),
    /** What a plan pays of a season's running subsidy before it. */
    ADVANCE("采暖季运行补贴预拨"),
    /** Who was left when the money did not suffice for a batch. */
    REMAINDER("资金不足后续拨"),
    /** What was retained of a contractor's money until the defects period had ended. */
    RETENTION("质保金");

    private final String label;

    BatchKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
