package org.qingnuan.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.stream.Stream;

/** What follows for a household whose use of coal was confirmed, as {@code rules.clawbackOnCoal} says. */
public enum CoalRule {
    /** It is a record only. */
    RECORD("false"),
    /** Within a no-burn zone nothing more is paid, and nothing is claimed back (JN-09); outside of one it is a record. */
    ZONE("zone"),
    /** Nothing more is paid, and what was paid is claimed back (LZ-28). */
    CLAWBACK("true");

    private final String word;

    CoalRule(String word) {
        this.word = word;
    }

    /** What stands in {@code plan.yaml}. */
    @JsonValue
    public String word() {
        return word;
    }

    /** The rule that the word stands for, also as it was kept when there were two; null for another word. */
    @JsonCreator
    public static CoalRule of(String word) {
        return Stream.of(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElse(null);
    }

    /** What it comes to for one finding. */
    CoalRule at(boolean noBurnZone) {
        return this == ZONE && !noBurnZone ? RECORD : this;
    }
}
