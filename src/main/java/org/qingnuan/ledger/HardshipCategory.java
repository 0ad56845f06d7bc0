package org.qingnuan.ledger;

/** As what a household is identified (HZ-32). */
public enum HardshipCategory {
    EXTREME_HARDSHIP("特困"),
    MINIMUM_LIVING("低保"),
    POOR_DISABLED("贫困残疾人"),
    OTHER("其他");

    private final String label;

    HardshipCategory(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
