package org.qingnuan.ledger;

import java.util.Arrays;
import java.util.Optional;

/** For what somebody is held responsible: the first three with an adverse consequence (JY-23), the others without (JN-33). */
public enum AccountabilityCause {
    SLOW_PROGRESS("工作推进不力"),
    POOR_QUALITY("工程质量不符合要求"),
    FRAUD("弄虚作假"),
    /** JN-33. */
    SEVERE_LAG("工作推进严重滞后"),
    /** JN-33. */
    FUND_MISUSE("挤占挪用、违规使用补助资金");

    private final String label;

    AccountabilityCause(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether the document asks for an adverse consequence (JY-23). */
    public boolean adverse() {
        return this == SLOW_PROGRESS || this == POOR_QUALITY || this == FRAUD;
    }

    /** Empty for what is none of them. */
    public static Optional<AccountabilityCause> of(String name) {
        return Arrays.stream(values())
                .filter(cause -> cause.name().equals(name))
                .findFirst();
    }
}
