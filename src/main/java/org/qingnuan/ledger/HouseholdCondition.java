package org.qingnuan.ledger;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a household may have to have before it is paid. */
public enum HouseholdCondition {
    /** The promise not to burn coal any more, signed (LZ-27); the contractor's promise (JY-13) is another one (D-13). */
    COMMITMENT("没有签订不再使用煤炭的承诺书"),
    /** What gives the heat off in the rooms (LZ-29). */
    TERMINAL_DEVICE("没有配套末端取暖设施");

    private final String lacking;

    HouseholdCondition(String lacking) {
        this.lacking = lacking;
    }

    /** Why a household without it is not paid, in Chinese. */
    public String lacking() {
        return lacking;
    }

    /** As plan.yaml writes it, such as {@code terminal-device}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for a key that is none. */
    public static Optional<HouseholdCondition> of(String key) {
        return Stream.of(values())
                .filter(condition -> condition.key().equals(key))
                .findFirst();
    }
}
