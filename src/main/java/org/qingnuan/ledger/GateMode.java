package org.qingnuan.ledger;

import java.util.Locale;

/** What a gate does while its condition is not there. */
public enum GateMode {
    /** Refuses by name. */
    REQUIRED("必备"),
    /** Lets through (容缺, JY-18); the condition stays to be brought later, before its place is closed at the latest. */
    DEFERRABLE("可容缺"),
    /** Warns and never refuses. */
    ADVISED("建议");

    private final String label;

    GateMode(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** As plan.yaml writes it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
