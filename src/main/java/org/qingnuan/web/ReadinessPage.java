package org.qingnuan.web;

import java.util.List;

/**
 * A plan's readiness.
 *
 * @param started who started it when, null while it waits
 * @param startable whether nothing required is missing
 * @param preparing whether the user brings things in and may start it
 * @param carryOver where an earlier year's people and households are taken over, null where there was none
 * @param rateChanges what became of the subsidy table since the deployment, the newest first
 * @param allotting whether the user records allotments
 */
record ReadinessPage(
        String plan,
        String path,
        String started,
        boolean startable,
        int missing,
        int advised,
        boolean preparing,
        boolean allotting,
        String carryOver,
        List<Line> lines,
        List<RateChange> rateChanges) {

    /**
     * A row of the subsidy table that came in or was put right.
     *
     * @param before null for one that came in
     * @param reason null for none
     */
    record RateChange(String on, String by, String before, String after, String reason) {}

    /**
     * @param link where it is given, null for nowhere of ours
     * @param sheet the name of the import on this page, null for none
     */
    record Line(
            String topic,
            String state,
            String look,
            String text,
            List<String> missing,
            String holdsUp,
            String link,
            String linkText,
            String sheet,
            String sheetText,
            String template,
            String templateText) {}
}
