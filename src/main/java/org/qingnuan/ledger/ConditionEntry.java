package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * What a person states of a condition; names no households' persons.
 *
 * @param number of the document, null without one
 * @param issuer who approved, issued or signed it
 * @param metOn since when the condition is there
 * @param promisedOn until when the work is promised to be done, null for kinds without a promise
 * @param quantity in the kind's unit, null for kinds without one
 * @param planned what the plan needs in the same unit, null for kinds without one
 * @param crossings what is crossed and agreed on, empty when nothing is
 * @param note null without one
 * @param details by the keys of the kind's {@link ConditionKind#fields()}, empty for a kind without any
 */
public record ConditionEntry(
        ConditionKind kind,
        String number,
        String issuer,
        LocalDate metOn,
        LocalDate promisedOn,
        Long quantity,
        Long planned,
        Set<Crossing> crossings,
        String note,
        Map<String, String> details) {

    public ConditionEntry {
        crossings = crossings == null ? Set.of() : Set.copyOf(crossings);
        details = details == null ? Map.of() : Map.copyOf(details);
    }

    /** Of a kind without fields of its own. */
    public ConditionEntry(
            ConditionKind kind,
            String number,
            String issuer,
            LocalDate metOn,
            LocalDate promisedOn,
            Long quantity,
            Long planned,
            Set<Crossing> crossings,
            String note) {
        this(kind, number, issuer, metOn, promisedOn, quantity, planned, crossings, note, Map.of());
    }

    /** The same with what its kind names beyond what all have. */
    public ConditionEntry with(Map<String, String> fields) {
        return new ConditionEntry(kind, number, issuer, metOn, promisedOn, quantity, planned, crossings, note, fields);
    }

    /** Of a kind without day, quantity and crossings. */
    public static ConditionEntry of(ConditionKind kind, String number, String issuer, LocalDate metOn) {
        return new ConditionEntry(kind, number, issuer, metOn, null, null, null, Set.of(), null);
    }
}
