package org.qingnuan.ledger;

/** What is noted in the work record: duties that no stage waits for, and violations. */
public enum WorkKind {
    /** ZC-05. */
    PERMITS("协调办理手续", false),
    /** ZC-05. */
    COMPENSATION("迁占补偿", false),
    /** ZC-05. */
    WORKER_RELATIONS("工农关系协调", false),
    /** JY-08: with the gas pipe, boiler and radiator contractors, which the text names. */
    TRADES("协调燃气、壁挂炉、暖气片施工单位", false),
    /** JY-02: survey, classified plan and the city's verification of the year's plan, before construction. */
    YEARLY_PLAN("改造计划提报与核查确认", false),
    /** LZ-18: of the town and the contractor together. */
    CONSTRUCTION_PLAN("会同中标单位制定施工方案", false),
    /** LZ-19. */
    SUBCONTRACTING("层层转包、分包问题", false),
    /** LZ-17; by towns and offices. */
    SCHEDULING("调度通报", false),
    /** LZ-48; by towns and offices. */
    TECHNICAL_AGENCY("聘请第三方技术服务", false),
    /** ZC-19. */
    UPKEEP("服务保障与运行监督", false),
    /** ZC-29. */
    VISIT("入户走访（访民问暖）", false),
    /** ZC-30: together with the heat or gas company and the fire service. */
    DRILL("应急演练", false),
    /** HZ-38, JN-31: with its level and mode; by towns and offices. */
    INSPECTION("督查检查", false),
    /** HZ-33; by towns and offices. */
    AUDIT("工程资金审计", false),
    /** ZC-32. */
    PUBLICITY("宣传引导", false),
    /** JN-24; by towns and offices. */
    PROGRESS_CIRCULAR("调度通报", false),
    /** A town's report on its progress (及时上报; weekly by default, B5.4). */
    PROGRESS_REPORT("进展报告", false),
    /** JN-26: what the money achieved; by towns and offices. */
    PERFORMANCE_REVIEW("资金绩效评价", false),
    /** ZC-26. */
    WITHHELD("截留资金", true),
    /** ZC-26. */
    CROWDED_OUT("挤占资金", true),
    /** ZC-26. */
    DIVERTED("挪用资金", true),
    /** ZC-26. */
    FALSE_CLAIM("虚假冒领", true),
    /** JN-33. */
    MISUSED("违规使用补助资金", true),
    /** JN-09: only in a zone where none may be burnt. */
    COAL_BURNT("禁燃区燃用散煤", true);

    private final String label;
    private final boolean violation;

    WorkKind(String label, boolean violation) {
        this.label = label;
        this.violation = violation;
    }

    public String label() {
        return label;
    }

    /** Noted by the offices above as well as by those who run the place. */
    public boolean ofOffices() {
        return this == INSPECTION
                || this == AUDIT
                || this == PROGRESS_CIRCULAR
                || this == PERFORMANCE_REVIEW
                || this == SCHEDULING
                || this == TECHNICAL_AGENCY
                || this == SUBCONTRACTING;
    }

    /** Noted by the offices that watch over the funds, and shown to them alone. */
    public boolean violation() {
        return violation;
    }
}
