package org.qingnuan.ledger;

/** The sheets there are. */
public enum SheetKind {
    VILLAGES("村庄分解任务表"),
    ROSTER("摸底登记表"),
    CONFIRMATION("确村确户表"),
    PROGRESS("施工进度表"),
    COMMISSIONING("调试结果表"),
    INSPECTION("验收结果表"),
    BUILDINGS("节能改造对象登记表"),
    CONTRIBUTIONS("改造户缴款登记表");

    private final String label;

    SheetKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
