package org.qingnuan.ledger;

/** The units that took part in recorded work; never persons. */
public enum WorkPartner {
    VILLAGE("村（居）"),
    HEAT_COMPANY("供热企业"),
    GAS_COMPANY("管道燃气企业"),
    POWER_COMPANY("供电企业"),
    FIRE_SERVICE("消防部门"),
    CONTRACTOR("施工单位"),
    DEPARTMENTS("区有关部门");

    private final String label;

    WorkPartner(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
