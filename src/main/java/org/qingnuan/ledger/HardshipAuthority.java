package org.qingnuan.ledger;

import java.util.Optional;
import java.util.stream.Stream;

/** Who identifies a household as in hardship (HZ-31, LZ-56); offices were renamed since (D-18). */
public enum HardshipAuthority {
    POVERTY_RELIEF("扶贫开发部门", "poverty-relief"),
    CIVIL_AFFAIRS("民政部门", "civil-affairs");

    private final String label;
    private final String role;

    HardshipAuthority(String label, String role) {
        this.label = label;
        this.role = role;
    }

    public String label() {
        return label;
    }

    /** The role of its officials. */
    public String role() {
        return role;
    }

    public static Optional<HardshipAuthority> ofRole(String role) {
        return Stream.of(values()).filter(one -> one.role.equals(role)).findFirst();
    }
}
