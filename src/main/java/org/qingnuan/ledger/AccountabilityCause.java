package org.qingnuan.ledger;

import java.util.Arrays;
import java.util.Optional;

/** For what somebody is held responsible, always together with an adverse consequence (JY-23). */
enum AccountabilityCause {
    SLOW_PROGRESS("工作推进不力"),
    POOR_QUALITY("工程质量不符合要求"),
    FRAUD("弄虚作假");

    private final String label;

    AccountabilityCause(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Empty for what is none of the three. */
    static Optional<AccountabilityCause> of(String name) {
        return Arrays.stream(values())
                .filter(cause -> cause.name().equals(name))
                .findFirst();
    }
}
