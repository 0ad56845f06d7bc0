package org.qingnuan.web;

import java.util.List;

/**
 * A plan's money for the finance office; amounts as people write them.
 *
 * @param readiness where allotments are recorded, null for who may not
 * @param whenShort what happens to a batch that the money does not suffice for
 * @param alarm who waits too long for money, null for nobody
 * @param owed what the superior owes by settlements, null for nothing
 * @param proof what the last comparison of the accounts came to, null before the first
 */
record FundPage(
        String plan,
        String path,
        String bank,
        String settlements,
        String readiness,
        String whenShort,
        Proof proof,
        String alarm,
        String owed,
        List<Source> sources,
        List<Allotment> allotments,
        List<Body> bodies,
        List<Month> months,
        List<Age> ageing,
        List<Return> returned,
        List<Batch> batches,
        List<Layout> layouts) {

    /** @param chosen whether the plan's files look so from now on */
    record Layout(String id, String name, String way, String note, boolean chosen) {}

    record Proof(boolean agrees, String text, List<String> differences) {}

    /** Of a fund; the bars are parts of a thousand of what was allotted. */
    record Source(
            String year,
            String source,
            String allotted,
            String surrendered,
            String paid,
            String reserved,
            String available,
            int paidBar,
            int reservedBar,
            int availableBar) {}

    record Allotment(
            String year,
            String source,
            String documentNo,
            String date,
            String amount,
            String carried,
            String clause,
            String by) {}

    /** The bar is the part of a thousand of what is due that is paid. */
    record Body(
            String name,
            int accepted,
            int households,
            int paidHouseholds,
            String due,
            String paid,
            String underWay,
            String returned,
            String ended,
            int bar) {}

    record Month(String month, String body, String source, String amount, int bar) {}

    /** @param late whether somebody waits longer than is tolerable; the bars are parts of a thousand of what is unpaid there */
    record Age(
            String body,
            int lines,
            int oldest,
            boolean late,
            String upTo30,
            String upTo60,
            String upTo90,
            String over90,
            int bar30,
            int bar60,
            int bar90,
            int barOver) {}

    /** The bar is the part of a thousand of the most frequent reason. */
    record Return(String reason, int lines, String amount, int open, int bar) {}

    record Batch(
            String id,
            String place,
            String kind,
            String state,
            int lines,
            String amount,
            String prepared,
            String settled) {}
}
