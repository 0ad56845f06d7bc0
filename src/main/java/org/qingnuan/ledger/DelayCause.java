package org.qingnuan.ledger;

import java.util.Arrays;
import java.util.Optional;

/** Whose delay it is, as the office attributes it: only a town's own brings a talk and accountability on the town (LZ-46). */
public enum DelayCause {
    TOWN("镇街"),
    CONTRACTOR("施工单位"),
    OFFICE("主管部门");

    private final String label;

    DelayCause(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Empty for what is none of them. */
    public static Optional<DelayCause> of(String name) {
        return Arrays.stream(values())
                .filter(cause -> cause.name().equals(name))
                .findFirst();
    }
}
