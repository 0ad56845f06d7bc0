package org.qingnuan.web;

import java.util.List;

/**
 * What a plan demands of a plan's or body's places, as a page.
 *
 * @param back the way back to the body's page, null on the plan's
 * @param planPath the page of what the plan itself has to bring, null on it and for whom it is closed to
 * @param open how many demanded ones are not there, advised ones not counted
 * @param onlyOpen whether those that are there are left out
 * @param form what is being recorded or corrected, null for nothing
 */
record ConditionPage(
        String name,
        String plan,
        String path,
        String back,
        String planPath,
        int demanded,
        int open,
        boolean onlyOpen,
        boolean writable,
        List<DemandLine> demands,
        Form form,
        List<EntryLine> entries) {

    /** A demand; {@code look} is done, late or soon, {@code at} and {@code kind} lead to its form, null where the person may not write; {@code record} is the entry that stands, null for none. */
    record DemandLine(
            String place,
            String condition,
            String before,
            String mode,
            String clause,
            boolean byDefault,
            String state,
            String look,
            List<String> details,
            List<String> warnings,
            String by,
            String on,
            String at,
            String kind,
            Long record) {}

    /** The fields of one condition; {@code action} is where they go, {@code record} the entry to be corrected, null for a new one, {@code unit} null without a quantity, {@code numbered} whether its paper must have a number. */
    record Form(
            String action,
            String place,
            String condition,
            String basis,
            String at,
            String kind,
            Long record,
            String unit,
            boolean promises,
            List<Facts.Choice> crossings,
            List<Field> fields,
            boolean numbered,
            Values values) {}

    /** A field of the kind's own; {@code choices} empty for free text, {@code value} null for empty. */
    record Field(String name, String label, String hint, List<Facts.Choice> choices, String value) {}

    /** What stands in the fields, null for empty. */
    record Values(
            String number,
            String issuer,
            String metOn,
            String promisedOn,
            Long quantity,
            Long planned,
            List<String> crossings,
            String note) {}

    record EntryLine(
            long id, String place, String condition, List<String> details, String by, String on, String remark) {}
}
