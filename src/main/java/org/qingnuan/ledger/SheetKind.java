package org.qingnuan.ledger;

/** The sheets there are. */
public enum SheetKind {
    VILLAGES("村庄分解任务表"),
    ROSTER("摸底登记表"),
    CONFIRMATION("确村确户表"),
    PROGRESS("施工进度表"),
    COMMISSIONING("调试结果表"),
    INSPECTION("验收结果表"),
    IN_HOME("入户核验表"),
    COMMITMENT("承诺书登记表"),
    GAS_USAGE("用气明细表"),
    POWER_USAGE("用电明细表"),
    HEAT_USAGE("用热明细表"),
    UNMATCHED_USAGE("未匹配处理表"),
    IDENTIFICATION("困难群众认定名册"),
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
