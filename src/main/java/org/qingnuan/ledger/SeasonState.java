package org.qingnuan.ledger;

/** Where a heating season of a body stands. */
public enum SeasonState {
    RUNNING("供暖中"),
    METERING("待报用量明细"),
    MATCHING("待处理未匹配"),
    REVIEWING("用量审核中"),
    PAYING("拨付中"),
    FINISHED("已办结");

    private final String label;

    SeasonState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
